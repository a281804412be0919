"""Pictures and videos: uploads, checks, renditions, blur placeholders. Knows owners only as ids. Emits VideoReady, VideoFailed."""

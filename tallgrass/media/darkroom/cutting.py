"""A video becomes HLS (RFC 8216): at most two H.264 renditions in segments of four seconds, and a poster."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import av.filter
from av.audio.resampler import AudioResampler
from av.container import OutputContainer

from tallgrass.media.darkroom.pictures import write_renditions
from tallgrass.media.darkroom.refusal import Refusal
from tallgrass.media.darkroom.sizes import MAX_RATE, MAX_SECONDS, MAX_VIDEO_FRAMES
from tallgrass.media.darkroom.videos import check_size, open_video, picture_stream, upright

SEGMENT_SECONDS = 4
_TICKS = Fraction(1, 90_000)
_SOUND_RATE, _SOUND_BITS = 48_000, 128_000
_RENDITIONS = {"360": (360, 800_000), "720": (720, 2_500_000)}
"""Name: short side in pixels, greatest bits a second."""
_TURNS = {90: [("transpose", "cclock")], 180: [("hflip", ""), ("vflip", "")], 270: [("transpose", "clock")]}


def cut(*, source: Path, kind: str, seconds: float, into: Path, poster_into: Path, progress: Callable[[int], None]) -> dict[str, Any]:
    """Write `master.m3u8` and the renditions into `into`, the poster's three sizes into `poster_into`.

    `seconds` is how long it is, as probed; `progress` hears each whole percent of it. Gives back seconds, width and height of the best rendition, and the poster's facts.

    Raises:
        Refusal: as `videos.probe`; the decoder may find what the packets did not show.
    """
    with source.open("rb") as file, open_video(file, kind) as container:
        stream = picture_stream(container)
        check_size(stream.width, stream.height)
        sound = container.streams.audio[0] if container.streams.audio else None
        zero = float(stream.start_time * stream.time_base) if stream.start_time is not None and stream.time_base else 0.0
        work = _Cut(into=into, poster_into=poster_into, with_sound=sound is not None, zero=zero, poster_at=min(1.0, seconds / 10))
        try:
            stream.codec_context.thread_count = 2
            for packet in container.demux([stream, sound] if sound else [stream]):
                for frame in _decoded(packet):
                    if isinstance(frame, av.VideoFrame):
                        work.add_picture(frame)
                        work.tell(progress, seconds)
                    elif isinstance(frame, av.AudioFrame):
                        work.add_sound(frame)
            return work.finish()
        except av.FFmpegError as error:
            raise Refusal("broken_video") from error
        finally:
            work.close()


def _decoded(packet: av.Packet) -> Iterator[Any]:
    """The frames of a packet; a damaged packet has none, and does not spoil the rest."""
    try:
        yield from packet.decode()
    except av.error.InvalidDataError:
        return


class _Rendition:
    """One size of the video, written as it comes."""

    def __init__(self, name: str, into: Path, width: int, height: int, with_sound: bool) -> None:
        self.name, self.width, self.height = name, width, height
        self.bits = _RENDITIONS[name][1]
        self._graph: av.filter.Graph | None = None
        self._graph_for: tuple[Any, ...] = ()
        self._next_key = 0.0
        self._container: OutputContainer = av.open(str(into / f"{name}.m3u8"), "w", format="hls", options=self._playlist_options(into))
        self._picture = self._container.add_stream("libx264", rate=30, options=self._picture_options())
        self._picture.width, self._picture.height, self._picture.pix_fmt = width, height, "yuv420p"
        self._picture.time_base = self._picture.codec_context.time_base = _TICKS
        self._picture.codec_context.thread_count = 2
        self._sound = self._container.add_stream("aac", rate=_SOUND_RATE, layout="stereo", bit_rate=_SOUND_BITS) if with_sound else None

    def _playlist_options(self, into: Path) -> dict[str, str]:
        return {
            "hls_time": str(SEGMENT_SECONDS),
            "hls_playlist_type": "vod",
            "hls_segment_type": "fmp4",
            "hls_fmp4_init_filename": f"{self.name}-init.mp4",
            "hls_segment_filename": str(into / f"{self.name}-%04d.m4s"),
            "hls_flags": "independent_segments",
        }

    def _picture_options(self) -> dict[str, str]:
        rate = str(self.bits)
        return {
            "preset": "veryfast",
            "crf": "23",
            "maxrate": rate,
            "bufsize": rate,
            "profile": "main",
            "forced-idr": "1",
            "rc-lookahead": "20",
        }

    def add_picture(self, frame: av.VideoFrame, seconds: float) -> None:
        shaped = self._shaped(frame)
        shaped.pts, shaped.time_base = round(seconds / _TICKS), _TICKS
        key = seconds >= self._next_key
        shaped.pict_type = av.video.frame.PictureType.I if key else av.video.frame.PictureType.NONE
        if key:
            self._next_key = seconds - seconds % SEGMENT_SECONDS + SEGMENT_SECONDS
        self._container.mux(self._picture.encode(shaped))

    def add_sound(self, frame: av.AudioFrame) -> None:
        if self._sound is not None:
            self._container.mux(self._sound.encode(frame))

    def finish(self) -> None:
        self._container.mux(self._picture.encode(None))
        if self._sound is not None:
            self._container.mux(self._sound.encode(None))
        self.close()

    def close(self) -> None:
        self._container.close()

    def _shaped(self, frame: av.VideoFrame) -> av.VideoFrame:
        """The frame upright, in this size, in the one pixel format all browsers play."""
        looks = (frame.width, frame.height, frame.format.name, frame.rotation)
        if self._graph is None or self._graph_for != looks:
            self._graph, self._graph_for = _graph(frame, self.width, self.height), looks
        self._graph.push(frame)
        return self._graph.pull()  # type: ignore[return-value]


def _graph(frame: av.VideoFrame, width: int, height: int) -> av.filter.Graph:
    graph = av.filter.Graph()
    chain = [graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=_TICKS)]
    for name, options in _TURNS.get(frame.rotation % 360, []):
        chain.append(graph.add(name, options or None))
    chain.append(graph.add("scale", f"{width}:{height}:flags=bicubic"))
    chain.append(graph.add("format", "pix_fmts=yuv420p"))
    chain.append(graph.add("buffersink"))
    for one, next_one in pairwise(chain):
        one.link_to(next_one)
    graph.configure()
    return graph


@dataclass
class _Cut:
    """The state of one cut: renditions are begun when the first frame has shown its real size."""

    into: Path
    poster_into: Path
    with_sound: bool
    zero: float
    """When the picture begins, on the clock of the file."""
    poster_at: float
    renditions: list[_Rendition] = field(default_factory=list)
    poster: dict[str, Any] | None = None
    frames: int = 0
    start: float | None = None
    seconds: float = 0.0
    _last: float = -1.0
    _told: int = -1
    _sound_samples: int = 0
    _waiting_sound: list[av.AudioFrame] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._resampler = AudioResampler(format="fltp", layout="stereo", rate=_SOUND_RATE, frame_size=1024)

    def add_picture(self, frame: av.VideoFrame) -> None:
        check_size(frame.width, frame.height)
        self.frames += 1
        if self.frames > MAX_VIDEO_FRAMES:
            raise Refusal("too_many_video_frames")
        at = float(frame.pts * frame.time_base) if frame.pts is not None and frame.time_base else self._last + 1 / 30
        if self.start is None:
            self.start = at
            self._begin(*upright(frame))
        at -= self.start
        if at <= self._last or at - self._last < 0.5 / MAX_RATE:
            return  # two frames for one moment
        if at > MAX_SECONDS + 1:
            raise Refusal("too_long", minutes=MAX_SECONDS // 60)
        self._last, self.seconds = at, at + 1 / 30
        for rendition in self.renditions:
            rendition.add_picture(frame, at)
        if self.poster is None and at >= self.poster_at:
            self._take_poster(frame)

    def add_sound(self, frame: av.AudioFrame) -> None:
        """Sound runs on by its samples, and jumps only over real gaps: a stranger's time stamps may tremble."""
        if frame.pts is not None and frame.time_base:
            due = round((float(frame.pts * frame.time_base) - self.zero) * _SOUND_RATE)
            if self._sound_samples + _SOUND_RATE // 10 < due < (MAX_SECONDS + 1) * _SOUND_RATE:
                self._sound_samples = due
        frame.pts = None
        for piece in self._resampler.resample(frame):
            self._mux_sound(piece)

    def tell(self, progress: Callable[[int], None], expected: float) -> None:
        percent = min(99, int(100 * self.seconds / max(expected, 0.001)))
        if percent > self._told:
            self._told = percent
            progress(percent)

    def finish(self) -> dict[str, Any]:
        if not self.renditions or self.poster is None:
            raise Refusal("broken_video")
        for piece in self._resampler.resample(None):
            self._mux_sound(piece)
        for rendition in self.renditions:
            rendition.finish()
        (self.into / "master.m3u8").write_text(self._master())
        best = self.renditions[-1]
        return {"seconds": round(self.seconds, 3), "width": best.width, "height": best.height, "poster": self.poster}

    def close(self) -> None:
        for rendition in self.renditions:
            rendition.close()

    def _mux_sound(self, piece: av.AudioFrame) -> None:
        piece.pts, piece.time_base = self._sound_samples, Fraction(1, _SOUND_RATE)
        self._sound_samples += piece.samples
        if self.renditions:
            for waiting in [*self._waiting_sound, piece]:
                for rendition in self.renditions:
                    rendition.add_sound(waiting)
            self._waiting_sound.clear()
        elif len(self._waiting_sound) < 500:  # some ten seconds
            self._waiting_sound.append(piece)

    def _begin(self, width: int, height: int) -> None:
        short_side = min(width, height)
        for name, (side, _) in _RENDITIONS.items():
            if side == 720 and short_side <= 360:
                continue
            scale = min(1.0, side / short_side)
            even = (max(2, 2 * math.floor(width * scale / 2)), max(2, 2 * math.floor(height * scale / 2)))
            self.renditions.append(_Rendition(name, self.into, *even, with_sound=self.with_sound))

    def _take_poster(self, frame: av.VideoFrame) -> None:
        width, height = upright(frame)
        graph = _graph(frame, width, height)
        graph.push(frame)
        self.poster = write_renditions(graph.pull().to_image(), self.poster_into)  # type: ignore[union-attr]

    def _master(self) -> str:
        lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
        for rendition in self.renditions:
            bits = rendition.bits + (_SOUND_BITS if self.with_sound else 0)
            lines.append(f"#EXT-X-STREAM-INF:BANDWIDTH={bits},RESOLUTION={rendition.width}x{rendition.height}")
            lines.append(f"{rendition.name}.m3u8")
        return "\n".join(lines) + "\n"

"""Addresses of notes, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.notes import board_urls
from tallgrass.notes.api import answers as json_answers
from tallgrass.notes.api import comments as json_comments
from tallgrass.notes.api import goods as goods_json
from tallgrass.notes.api import notes as json
from tallgrass.notes.api import themes as theme_json
from tallgrass.notes.api import topics as topic_json
from tallgrass.notes.api import verdicts as json_verdicts
from tallgrass.notes.ops import themes as ops_themes
from tallgrass.notes.ops import topics as ops_topics
from tallgrass.notes.views import about, acting, answering, collecting, comments, goods, reading, sales, sharing, themes, topics, writing
from tallgrass.platform import rest
from tallgrass.platform.desks import Group, desk
from tallgrass.platform.words import Words

site: list[Any] = [
    *board_urls.site,
    path("notes/<id:note_id>/", reading.note, name="note"),
    path("notes/<id:note_id>/like/", acting.like, name="like"),
    path("notes/<id:note_id>/like/end/", acting.like, {"end": True}, name="unlike"),
    path("notes/<id:note_id>/save/", acting.save, name="save"),
    path("notes/<id:note_id>/save/end/", acting.save, {"end": True}, name="unsave"),
    path("notes/<id:note_id>/share/", sharing.share, name="share"),
    path("notes/<id:note_id>/plays/", acting.play, name="play"),
    path("notes/<id:note_id>/delete/", acting.delete, name="delete_note"),
    path("notes/<id:note_id>/restore/", acting.restore, name="restore_note"),
    path("notes/<id:note_id>/versions/", writing.versions, name="versions"),
    path("notes/<id:note_id>/answers/", answering.answers, name="answers"),
    path("answers/<id:answer_id>/", answering.answer, name="answer"),
    path("answers/<id:answer_id>/edit/", answering.edit_answer, name="edit_answer"),
    path("answers/<id:answer_id>/delete/", answering.remove_answer, name="delete_answer"),
    path("answers/<id:answer_id>/like/", answering.like, name="like_answer"),
    path("answers/<id:answer_id>/like/end/", answering.like, {"end": True}, name="unlike_answer"),
    path("answers/<id:answer_id>/best/", answering.best, name="best_answer"),
    path("answers/<id:answer_id>/best/end/", answering.best, {"end": True}, name="best_answer_end"),
    path("notes/<id:note_id>/comments/", comments.comments, name="comments"),
    path("notes/<id:note_id>/commenters/", comments.commenters, name="commenters"),
    path("comments/<id:comment_id>/", comments.thread, name="thread"),
    path("comments/<id:comment_id>/edit/", comments.edit, name="edit_comment"),
    path("comments/<id:comment_id>/delete/", comments.delete, name="delete_comment"),
    path("comments/<id:comment_id>/restore/", comments.restore, name="restore_comment"),
    path("comments/<id:comment_id>/like/", comments.like, name="like_comment"),
    path("comments/<id:comment_id>/like/end/", comments.like, {"end": True}, name="unlike_comment"),
    path("comments/<id:comment_id>/pin/", comments.pin, name="pin_comment"),
    path("comments/<id:comment_id>/pin/end/", comments.pin, {"end": True}, name="unpin_comment"),
    path("s/<slug:code>/", sharing.shared, name="shared"),
    path("topics/", topics.topics, name="topics"),
    path("topics/<text:name>/", topics.topic, name="topic"),
    path("topics/<text:name>/follow/", topics.follow, name="follow_topic"),
    path("topics/<text:name>/follow/end/", topics.follow, {"end": True}, name="unfollow_topic"),
    path("topics/<text:name>/edit/", topics.edit, name="edit_topic"),
    path("themes/<id:theme_id>/", themes.theme, name="theme"),
    path("goods/<id:product_id>/notes/", about.about, name="goods_notes"),
    path("goods/<id:product_id>/questions/", about.questions, name="goods_questions"),
    path("goods/<id:product_id>/word/", about.word, name="word_of_mouth"),
    path("brand/<slug:brand>/word/", about.word_of_brand, name="word_of_brand"),
    path("mall/stars/", about.stars_goods, name="stars_goods"),
    path("publish/goods/", goods.attachable, name="attachable"),
    path("publish/", writing.publish, name="publish"),
    path("publish/topics/", topics.suggestions, name="suggest_topics"),
    path("publish/text-card/", writing.text_card, name="text_card"),
    path("publish/collectable/", collecting.collectable, name="collectable"),
    path("publish/<id:note_id>/", writing.editor, name="editor"),
    path("publish/<id:note_id>/unschedule/", writing.unschedule, name="unschedule"),
    path("me/", reading.me, name="me"),
    path("me/sales/", sales.own_sales, name="own_sales"),
    path("me/drafts/", writing.drafts, name="drafts"),
    path("me/deleted/", writing.deleted_notes, name="deleted_notes"),
    path("@<text:handle>/", reading.profile, name="profile"),
    path("@<text:handle>/saves/", reading.profile, {"tab": "saves"}, name="profile_saves"),
    path("@<text:handle>/daily/", reading.profile, {"tab": "daily"}, name="profile_daily"),
    path("@<text:handle>/talks/", reading.talks, name="profile_talks"),
    path("@<text:handle>/likes/", reading.profile, {"tab": "likes"}, name="profile_likes"),
]
api: list[Any] = [
    *board_urls.api,
    rest.path("notes", post=json.write),
    rest.path("notes/<id:note_id>", get=json.note, put=json.edit, delete=json.delete),
    rest.path("notes/<id:note_id>/restore", post=json.restore),
    rest.path("notes/<id:note_id>/like", post=json.like, delete=json.unlike),
    rest.path("notes/<id:note_id>/save", post=json.save, delete=json.unsave),
    rest.path("notes/<id:note_id>/share", get=json.visits, post=json.share),
    rest.path("notes/<id:note_id>/answers", get=json_answers.answers, post=json_answers.answer_write),
    rest.path("answers/<id:answer_id>", get=json_answers.answer, put=json_answers.answer_edit, delete=json_answers.answer_delete),
    rest.path("answers/<id:answer_id>/like", post=json_answers.answer_like, delete=json_answers.answer_unlike),
    rest.path("answers/<id:answer_id>/best", post=json_answers.answer_choose, delete=json_answers.answer_unchoose),
    rest.path("verdicts", get=json_verdicts.verdicts),
    rest.path("notes/<id:note_id>/comments", get=json_comments.comments, post=json_comments.comment_write),
    rest.path("notes/<id:note_id>/commenters", put=json_comments.commenters_choose),
    rest.path("comments/<id:comment_id>", get=json_comments.comment, put=json_comments.comment_edit, delete=json_comments.comment_delete),
    rest.path("comments/<id:comment_id>/restore", post=json_comments.comment_restore),
    rest.path("comments/<id:comment_id>/replies", get=json_comments.comment_replies),
    rest.path("comments/<id:comment_id>/like", post=json_comments.comment_like, delete=json_comments.comment_unlike),
    rest.path("comments/<id:comment_id>/pin", post=json_comments.comment_pin, delete=json_comments.comment_unpin),
    rest.path("me/sales", get=goods_json.own_sales),
    rest.path("products/<id:product_id>/notes", get=goods_json.notes_about),
    rest.path("products/<id:product_id>/word", get=goods_json.word),
    rest.path("people/<slug:handle>/notes", get=json.of_person),
    rest.path("topics", get=topic_json.find_topics),
    rest.path("topics/<text:name>", get=topic_json.topic, put=topic_json.edit_topic),
    rest.path("topics/<text:name>/notes", get=topic_json.of_topic),
    rest.path("topics/<text:name>/follow", post=topic_json.topic_follow, delete=topic_json.topic_unfollow),
    rest.path("me/topics", get=topic_json.followed_topics),
    rest.path("themes", get=theme_json.themes),
    rest.path("themes/<id:theme_id>", get=theme_json.theme),
]
ops: list[Any] = [
    desk("themes/", ops_themes.themes, "ops_themes", words=Words("专题", "Themes"), icon="flag", group=Group.ACT),
    path("themes/new/", ops_themes.plan, name="ops_plan_theme"),
    path("themes/<id:theme_id>/", ops_themes.change, name="ops_theme"),
    path("themes/<id:theme_id>/open/", ops_themes.open_now, name="ops_open_theme"),
    path("themes/<id:theme_id>/close/", ops_themes.close, name="ops_close_theme"),
    desk("topics/", ops_topics.topics, "ops_topics", words=Words("话题", "Topics"), icon="hash", group=Group.ACT),
    path("topics/<id:topic_id>/", ops_topics.topic, name="ops_topic"),
    path("topics/<id:topic_id>/host/", ops_topics.host, name="ops_host"),
    path("topics/<id:topic_id>/merge/", ops_topics.merge, name="ops_merge"),
    path("topics/<id:topic_id>/part/", ops_topics.part, name="ops_part"),
]

"""The dark room: a child process in which the files of strangers are opened, with little memory, little time and no secrets.

Decoders are large C programs that read hostile input. Whatever a file does to one of them, it does it here. Nothing in this
package imports Django; `tallgrass.media.isolation` is the door to it.
"""

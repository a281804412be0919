"""The coloured grounds of the templates. Every pair of word and ground is checked by a test: words 4.5:1, headlines 3:1 (WCAG 2.2)."""

from dataclasses import dataclass

from tallgrass.platform.words import Words


@dataclass(frozen=True)
class Ground:
    name: str
    label: Words
    under: tuple[str, ...]
    """Colours the words may lie on; for a wash from above to below, its two ends."""
    ink: str
    """The author's words."""
    accent: str
    """Emphasised words."""
    quiet: str
    """Small words: by-line, page number."""
    decoration: tuple[str, ...]
    highlight: str = ""
    """The colour of the pen behind emphasised words, where emphasis is not a colour of the letters."""


def ground(name: str, zh: str, en: str, under: str, ink: str, accent: str, quiet: str, decoration: str, highlight: str = "") -> Ground:
    """Colours as words apart: `"#12482d #1d7147"`."""
    return Ground(name, Words(zh, en), tuple(under.split()), ink, accent, quiet, tuple(decoration.split()), highlight)


MEADOW = (
    ground("grass", "青草", "Grass", "#12482d #1d7147", "#f0f8f3", "#c3e35f", "#cfe8d8", "#2f8c5b #59ad7f #8fcfa9 #c3e35f"),
    ground("spring", "早春", "Early spring", "#f3f9da #dfefc4", "#14211a", "#175c39", "#3f5c34", "#8fbf5a #59ad7f #2f8c5b #b7d65a"),
    ground("dusk", "黄昏", "Dusk", "#4a2138 #8a3b3a", "#fff1e6", "#ffd08a", "#f6d5c6", "#5f2540 #c2584a #f0a04b #7a3048"),
    ground("lake", "湖边", "By the lake", "#0b3a47 #14606d", "#eefaf9", "#ffd98a", "#c6e6e8", "#1f8090 #7fcbd8 #2f8c5b #f2c86b"),
)
LETTER = (
    ground("cream", "米白", "Cream", "#fdfaf2", "#22302a", "#a92c1b", "#5f6a60", "#d9e4d6 #ec5b45 #fdfaf2"),
    ground("sky", "天青", "Sky", "#eef6f8", "#17303a", "#0f6474", "#4d666e", "#c9dfe5 #2390a3 #eef6f8"),
    ground("rose", "蔷薇", "Rose", "#fdf1ee", "#3a2226", "#a3243a", "#735558", "#f0d3cd #b5405a #fdf1ee"),
    ground("kraft", "牛皮", "Kraft", "#e3cfae", "#33261a", "#7a2316", "#5f4b36", "#cdb48c #175c39 #f3e6cc"),
)
MARKER = (
    ground("paper", "格纸", "Dotted paper", "#f6f7ef", "#14211a", "#14211a", "#4b574f", "#cfd8c6 #ec5b45", "#d7ef8a"),
    ground("peach", "蜜桃", "Peach", "#ffece4", "#2b1a16", "#2b1a16", "#6b4a40", "#f3cbbb #2390a3", "#ffc9a8"),
    ground("mist", "雾蓝", "Mist", "#e6f0f4", "#12232b", "#12232b", "#435862", "#bfd3dc #ec5b45", "#a9e1ea"),
    ground("slate", "黑板", "Slate", "#1d2823", "#eef3ec", "#f7fbe9", "#b3c0b7", "#33423a #ff8d72", "#4c6420"),
)
POSTER = (
    ground("coral", "珊瑚", "Coral", "#bd3624", "#fff6ef", "#fdf1cf", "#ffe8e2", "#f6d172 #ec5b45 #fff6ef #8f2415"),
    ground("grass", "墨绿", "Deep grass", "#12482d", "#f3f9da", "#c3e35f", "#d5ead0", "#c3e35f #2f8c5b #f0f8f3 #0b2317"),
    ground("sun", "明黄", "Sun", "#f6cb4e", "#1f1a0c", "#8a1f10", "#4a3a0a", "#bd3624 #e2a41c #fffaf0 #1f1a0c"),
    ground("dew", "湖蓝", "Dew", "#0f6474", "#effbfc", "#fdf1cf", "#d6f0f3", "#7fcbd8 #f0a04b #effbfc #08414c"),
)
NIGHT = (
    ground("midnight", "子夜", "Midnight", "#0c1830 #33486e", "#f3ecd6", "#f6cf7a", "#cfd3dc", "#f6e7bd #0a1324 #0e1d33"),
    ground("plum", "暮紫", "Plum", "#1f1533 #4d3a66", "#f5e9ee", "#ffc2a6", "#d8cbe0", "#ffd9b8 #150d24 #21163a"),
    ground("pine", "松夜", "Pine", "#071d1c #1f4d47", "#eaf3e4", "#d3e87c", "#c3d8cd", "#eef0c8 #041311 #0a2421"),
    ground("ember", "炉火", "Ember", "#20120f #5a2b22", "#fbeadb", "#ffb873", "#e6cdbd", "#ffc58a #150a08 #2a1511"),
)
RECEIPT = (
    ground("sage", "灰绿", "Sage", "#ffffff", "#14211a", "#a92c1b", "#4b574f", "#dfe7dc #c9d5c6 #9aa69c #14211a"),
    ground("apricot", "杏色", "Apricot", "#fffdf8", "#2a1d12", "#a92c1b", "#6a5442", "#f3d9bd #e6c39d #b79d83 #2a1d12"),
    ground("sea", "海盐", "Sea salt", "#fbfeff", "#10242b", "#0f6474", "#46606a", "#bfdde3 #a3cbd3 #8aa5ad #10242b"),
    ground("counter", "夜市", "Night market", "#fffaf0", "#221b14", "#a92c1b", "#5f5346", "#2a2f3f #3b4258 #a59b8c #221b14"),
)
CALENDAR = (
    ground("fire", "朱红", "Vermilion", "#fdf1cf", "#2a2112", "#a92c1b", "#6b5620", "#bd3624 #ffffff #175c39 #f6d172 #ecb944"),
    ground("grass", "青绿", "Green", "#eef6e4", "#14211a", "#1d7147", "#4b5c46", "#175c39 #ffffff #a92c1b #c3e6d0 #8fcfa9"),
    ground("sea", "海蓝", "Sea", "#e8f4f6", "#10242b", "#a92c1b", "#45606a", "#0f6474 #ffffff #0f6474 #b5dfe6 #7fcbd8"),
    ground("plum", "梅子", "Plum", "#f7edf3", "#2a1624", "#8a2f5c", "#6b4e60", "#7a2f56 #ffffff #7a2f56 #e6c3d6 #d49ab8"),
)
LIST = (
    ground("mint", "薄荷", "Mint", "#e1f2e7", "#14211a", "#175c39", "#4b5f54", "#b9dcc6 #175c39 #59ad7f #ec5b45"),
    ground("sand", "沙色", "Sand", "#f4ead6", "#2a2113", "#8a4a12", "#685a42", "#dfcda8 #8a4a12 #c98a3e #2f8c5b"),
    ground("lilac", "浅紫", "Lilac", "#eee8f7", "#221a33", "#5c3f93", "#5d5470", "#d3c6e8 #5c3f93 #a88bd0 #ec5b45"),
    ground("forest", "林间", "Forest", "#14352a", "#eef7ec", "#c3e35f", "#bcd4c4", "#2a5443 #c3e35f #59ad7f #ff8d72"),
)

"""Words for what the mall knows by codes."""

from tallgrass.mall.types import ProductState, StoreKind, StoreState, WarehouseKind
from tallgrass.platform.words import Words

COUNTRIES = {
    "CN": Words("中国", "China"),
    "HK": Words("中国香港", "Hong Kong, China"),
    "MO": Words("中国澳门", "Macao, China"),
    "TW": Words("中国台湾", "Taiwan, China"),
    "JP": Words("日本", "Japan"),
    "KR": Words("韩国", "South Korea"),
    "TH": Words("泰国", "Thailand"),
    "VN": Words("越南", "Vietnam"),
    "SG": Words("新加坡", "Singapore"),
    "MY": Words("马来西亚", "Malaysia"),
    "ID": Words("印度尼西亚", "Indonesia"),
    "IN": Words("印度", "India"),
    "TR": Words("土耳其", "Türkiye"),
    "MA": Words("摩洛哥", "Morocco"),
    "AU": Words("澳大利亚", "Australia"),
    "NZ": Words("新西兰", "New Zealand"),
    "US": Words("美国", "United States"),
    "CA": Words("加拿大", "Canada"),
    "MX": Words("墨西哥", "Mexico"),
    "BR": Words("巴西", "Brazil"),
    "PE": Words("秘鲁", "Peru"),
    "CL": Words("智利", "Chile"),
    "GB": Words("英国", "United Kingdom"),
    "IE": Words("爱尔兰", "Ireland"),
    "FR": Words("法国", "France"),
    "DE": Words("德国", "Germany"),
    "NL": Words("荷兰", "Netherlands"),
    "BE": Words("比利时", "Belgium"),
    "CH": Words("瑞士", "Switzerland"),
    "AT": Words("奥地利", "Austria"),
    "IT": Words("意大利", "Italy"),
    "ES": Words("西班牙", "Spain"),
    "PT": Words("葡萄牙", "Portugal"),
    "GR": Words("希腊", "Greece"),
    "DK": Words("丹麦", "Denmark"),
    "SE": Words("瑞典", "Sweden"),
    "NO": Words("挪威", "Norway"),
    "FI": Words("芬兰", "Finland"),
    "PL": Words("波兰", "Poland"),
    "CZ": Words("捷克", "Czechia"),
    "ZA": Words("南非", "South Africa"),
    "KE": Words("肯尼亚", "Kenya"),
    "ET": Words("埃塞俄比亚", "Ethiopia"),
}
KINDS = {
    WarehouseKind.DOMESTIC: Words("国内仓", "In the country"),
    WarehouseKind.BONDED: Words("保税仓", "Bonded warehouse"),
    WarehouseKind.OVERSEAS: Words("海外直邮", "Direct from abroad"),
}
STORE_KINDS = {
    StoreKind.OWN: Words("自营", "Our own"),
    StoreKind.FLAGSHIP: Words("旗舰店", "Flagship store"),
    StoreKind.OVERSEAS: Words("海外旗舰店", "Overseas flagship"),
}
STORE_STATES = {
    StoreState.OPEN: Words("营业中", "Open"),
    StoreState.PAUSED: Words("休息中", "Paused"),
    StoreState.CLOSED: Words("已关闭", "Closed"),
}
PRODUCT_STATES = {
    ProductState.DRAFT: Words("草稿", "Draft"),
    ProductState.ON_SALE: Words("在售", "On sale"),
    ProductState.WITHDRAWN: Words("已下架", "Withdrawn"),
    ProductState.STOPPED: Words("平台停售", "Stopped"),
    ProductState.WITHHELD: Words("审核没过", "Held by review"),
}


def country_name(code: str) -> str:
    return str(COUNTRIES.get(code, code))


def kind_name(kind: WarehouseKind | str) -> str:
    return str(KINDS[WarehouseKind(kind)])


def store_kind_name(kind: StoreKind | str) -> str:
    return str(STORE_KINDS[StoreKind(kind)])

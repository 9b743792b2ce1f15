"""公开数据卡: figures of a speech or document as they were said, with qualifier and sentence."""

import numpy as np

from making.sheet import Sheet, columns, whole
from making.timeline import LAST_DAY

COLUMNS = columns("""
figure_id 数据编号 code
title 数据名称 text
said 原文表述 text
value 数值 number
qualifier 限定 choice
measure 计量单位 text
out_of 总数 number
said_on 日期 date
document 出处 text
sentence 原句 text
shown 上屏 flag
reason 不上屏原因 text
english_title 英文名称 text
english_words 英文表述 text
english_document 英文出处 text
""")
SPEECH, DATE = "全市老干部局长座谈会讲话", "2022-08-25"
PROVINCE = "入选数量列全省设区市首位"
FIGURES = (
    ("covid_lixiu_located", "疫情期间排摸离休干部", "161人", 161, "准确", "人", None,
     "排摸居住在我市及**等地封管控区、隔离点离休干部161人", "是", ""),
    ("covid_kits", "发放防疫物资", "近200套", 200, "不足", "套", None, "发放防疫物资近200套", "是", ""),
    ("covid_services", "提供各类服务", "500多人次", 500, "超过", "人次", None,
     "提供上门理发、心理疏导等各类服务500多人次", "是", ""),
    ("shared_sites", "党建共享阵地", "110个", 110, "准确", "个", None, "建立110个党建共享阵地", "是", ""),
    ("publicity_selected", "“老干部工作40年”宣传项目入选", "8个项目", 8, "准确", "个", None,
     "***、**、工业园区等8个项目入选", "是", ""),
    ("special_dues", "特殊党费", "10万元", 100000, "准确", "元", None, "一次性交纳10万元特殊党费", "否",
     "一位老同志的个人事迹，不作统计"),
    ("national_titles", "全国老干部工作先进集体", "四连冠", 4, "准确", "届", None,
     "倍加珍惜来之不易的全国“四连冠”的荣誉", "是", ""),
    ("year_elapsed", "全年时间进度", "将近三分之二", 0.667, "不足", "年", None,
     "2022年的时间已经过了将近三分之二", "是", ""),
    ("districts", "交流发言的板块", "十个板块", 10, "准确", "个", None, "十个板块的局长都作了交流发言", "是", ""),
    ("precise_measures", "“致敬·守护”精准措施", "六项", 6, "准确", "项", None, "等六项精准措施", "是", ""),
    ("volunteer_week", "老干部志愿服务周", "第二届", 2, "序数", "届", None, "开展第二届老干部志愿服务周", "是", ""),
    ("anniversary", "干部离退休制度建立", "40周年", 40, "准确", "年", None, "围绕干部离退休制度建立40周年", "是", ""),
    ("province_rank", "宣传项目入选数量全省位次", "首位", 1, "序数", "位", 13, PROVINCE, "是", ""),
)  # fmt: skip
SPEECH_EN = "Speech at the city's forum of veteran-cadre directors"
ENGLISH = {
    "covid_lixiu_located": ("Lixiu cadres located in the epidemic", "161 people"),
    "covid_kits": ("Epidemic kits handed out", "nearly 200 kits"),
    "covid_services": ("Services of all kinds", "over 500 person-times"),
    "shared_sites": ("Shared Party-building sites", "110 sites"),
    "publicity_selected": ("Publicity projects selected, 40 years of veteran-cadre work", "8 projects"),
    "special_dues": ("Special Party dues", "100,000 yuan"),
    "national_titles": ("National title of advanced collective", "four in a row"),
    "year_elapsed": ("Part of the year that has passed", "nearly two thirds"),
    "districts": ("Districts that spoke", "ten districts"),
    "precise_measures": ("Precise measures of Salute and Guard", "six"),
    "volunteer_week": ("Volunteer week of veteran cadres", "the second"),
    "anniversary": ("The retirement system of cadres", "40th anniversary"),
    "province_rank": ("Place in the province by projects selected", "first"),
}


def make_sheet() -> Sheet:
    """The ledger of figures in one file."""
    when = np.datetime64(DATE, "D")
    rows = [
        (
            name,
            title,
            said,
            value,
            how,
            unit,
            np.nan if of is None else of,
            when,
            SPEECH,
            words,
            shown == "是",
            why,
            *ENGLISH[name],
            SPEECH_EN,
        )
        for name, title, said, value, how, unit, of, words, shown, why in FIGURES
    ]
    kinds = {"number": float, "date": "datetime64[D]", "flag": bool}
    table = zip(COLUMNS, zip(*rows, strict=True), strict=True)
    values = {column.name: np.array(cells, dtype=kinds.get(column.kind, object)) for column, cells in table}
    return Sheet("published_figure", "公开数据卡表", COLUMNS, values, whole("published_figure", LAST_DAY, values))

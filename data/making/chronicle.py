"""大事记 and 亮点工作: what happened when, of the city or of one unit."""

import numpy as np

from making.city import CITY
from making.sheet import Sheet, columns, whole
from making.timeline import LAST_DAY

COLUMNS = columns("""
event_id 事件编号 code
happened_on 日期 date
title 标题 text
unit_code 板块 unit
kind 类型 choice
english_title 英文标题 text
""")
EVENTS = (
    ("2021-11-16", "党的十九届六中全会精神学习启动", CITY, "会议", "Study of the 6th Plenum begins"),
    ("2022-01-28", "“银雁领航”老书记云论坛上线", CITY, "活动", "Silver Goose cloud forum goes online"),
    ("2022-03-02", "“走进春天”老干部文体月开始", CITY, "活动", "Into Spring, the month of arts and sports, begins"),
    ("2022-03-11", "疫情防控期间离休干部精准服务开始", CITY, "疫情", "Precise service in the epidemic begins"),
    ("2022-05-16", "中办发〔2022〕31号文件学习贯彻", CITY, "文件", "Document 31 is studied"),
    ("2022-06-01", "“晚霞生辉”主题活动启动", CITY, "活动", "Sunset Glow is launched"),
    ("2022-06-13", "第二届老干部志愿服务周", CITY, "活动", "2nd volunteer week"),
    ("2022-06-24", "“老干部工作40年”宣传项目公布", CITY, "表彰", "40 Years of Veteran-cadre Work: projects announced"),
    ("2022-07-05", "主题党日观摩会", CITY, "活动", "Observation meeting on theme days"),
    ("2022-07-26", "“7·26”重要讲话", CITY, "会议", "Speech of 26 July"),
    ("2022-08-02", "《志愿服务工作实施办法》发布", CITY, "文件", "Volunteering measures are issued"),
    ("2022-08-25", "出台《支部书记队伍建设实施办法》", 0, "亮点", "Issued measures for its corps of branch leaders"),
    ("2022-08-25", "推出“云约”模式方便老同志学习", 1, "亮点", "Opened cloud appointments that make study easy"),
    ("2022-08-25", "丰富老干部志愿服务新平台", 2, "亮点", "Gave volunteers new platforms"),
    ("2022-08-25", "将爱心助学故事搬上舞台", 3, "亮点", "Put a story of aid for students on stage"),
    ("2022-08-25", "用心用情关爱离休干部", 4, "亮点", "Cares for honour-retired cadres with heart and warmth"),
    ("2022-08-25", "联合大学推出心理关爱服务项目", 5, "亮点", "Offers care of the mind together with a university"),
    ("2022-08-25", "积极引导老同志深入基层发挥作用", 6, "亮点", "Leads veterans to roles in the grassroots"),
    ("2022-08-25", "推出银发“红”系列提质行动", 7, "亮点", "Began the silver Red series of better quality"),
    ("2022-08-25", "积极培育老干部先进典型", 8, "亮点", "Fosters role models among veterans"),
    ("2022-08-25", "开展老干部精品课程下基层活动", 9, "亮点", "Takes its best courses to the grassroots"),
)


def make_sheet() -> Sheet:
    """All events in one file."""
    rows = [(f"DS{i:03d}", np.datetime64(when, "D"), *rest) for i, (when, *rest) in enumerate(EVENTS, start=1)]
    kinds = {"unit": int, "date": "datetime64[D]"}
    table = zip(COLUMNS, zip(*rows, strict=True), strict=True)
    values = {column.name: np.array(cells, dtype=kinds.get(column.kind, object)) for column, cells in table}
    return Sheet("chronicle", "大事记表", COLUMNS, values, whole("events", LAST_DAY, values))

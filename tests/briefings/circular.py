"""A short circular with every kind of block that a report sets in its own way."""

from almanac.charts import Block, Story
from almanac.declared import Words

LINK = "http://127.0.0.1:8501/overview?as_of=2022-08"
BLOCKS = (
    Block(block="cover"),
    Block(block="section", title=Words(zh="总体情况", en="Overall")),
    Block(block="text", chart="indicator_told", indicators=("plan_coverage", "branch_standard_rate")),
    Block(block="text", title=Words(zh="精准服务", en="Precise service"), charts=("branch_finding",)),
    Block(block="chart", chart="six_measures"),
    Block(block="page"),
    Block(block="chart", chart="unit_dots", parameters={"indicator": "branch_standard_rate"}),
    Block(block="table", chart="overview_matrix"),
    Block(block="closing", title=Words(zh="小结", en="In short"), charts=("branch_finding", "overview_finding")),
)
STORY = Story(
    id="circular",
    title=Words(
        zh="关于2022年8月全市老干部重点工作进展情况的通报", en="Circular on the progress of veteran-cadre work"
    ),
    blocks=BLOCKS,
    to=Words(zh="各县级市、区委老干部局，市直各单位", en="To the district bureaus"),
    signed=Words(zh="市委老干部局", en="The bureau"),
)

-- one row per year and task: how it is called in either language
select year, task, zh, en
from (values
    (2022, 'T1', '一、学习贯彻党的二十大精神', '1. Study and carry out the 20th Congress'),
    (2022, 'T2', '二、贯彻31号文件，加强党的建设', '2. Document 31: Party building'),
    (2022, 'T3', '三、做实“一人一策”精准服务', '3. Precise service, one plan each'),
    (2022, 'T4', '四、“银发生辉·银龄行动”', '4. Silver Glow action'),
    (2022, 'T5', '五、“双先”推选与自身建设', '5. Double advanced and own department')
) as titles(year, task, zh, en)

-- one row per honour and level of the year: nominees selected whose public notice has ended
with kinds(kind, place, zh, en) as (
    values
        ('work_collective', 1, '老干部工作先进集体', 'Advanced department'),
        ('work_person', 2, '先进老干部工作者', 'Advanced worker'),
        ('retired_collective', 3, '离退休干部先进集体', 'Advanced collective of retired cadres'),
        ('retired_person', 4, '离退休干部先进个人', 'Advanced retired cadre'),
        ('finest_veteran', 5, '最美老干部', 'Finest veteran'),
        ('finest_series', 6, '最美系列', 'Finest in volunteering'),
        ('publicity', 7, '宣传项目', 'Publicity project'),
        ('theme_day_case', 8, '主题党日优秀案例', 'Theme-day case'),
        ('role_model', 9, '先进典型', 'Role model'),
        ('model_centre', 10, '活动中心示范', 'Model activity centre')
)
select
    k.place,
    case when $language = 'en' then k.en else k.zh end as honour,
    case h.level
        when 'county' then case when $language = 'en' then 'county' else '县级' end
        when 'city' then case when $language = 'en' then 'city' else '市级' end
        when 'province' then case when $language = 'en' then 'province' else '省级' end
        else case when $language = 'en' then 'national' else '全国' end
    end as level_words,
    h.level,
    count(*) as honours,
    count(distinct h.unit_code) as units,
    count(*) < 5 and coalesce(bool_or(h.object_type = 'person'), false) as is_for_desk,
    strftime(max(h.notice_end_date), case when $language = 'en' then '%-d %B' else '%-m月%-d日' end) as notice_said
from honours as h
join kinds as k on k.kind = h.honour_kind
where h.period = $as_of and h.year = year(cast($as_of as date))
group by k.place, k.zh, k.en, h.level
order by k.place, h.level

-- one row per figure of the speech or document that may be shown: as it was said, its qualifier, its sentence; Chinese where no English was given
select
    figure,
    case when $language = 'en' then coalesce(title_en, title) else title end as head,
    case when $language = 'en' then coalesce(said_en, said) else said end as said_text,
    case qualifier
        when 'exact' then case when $language = 'en' then 'exact' else '准确数' end
        when 'lt_near' then case when $language = 'en' then 'nearly: below the figure' else '约数：不到此数' end
        when 'gt' then case when $language = 'en' then 'over the figure' else '约数：超过此数' end
        else case when $language = 'en' then 'an ordinal, no amount' else '序数，不是数量' end
    end || case when out_of is null then '' when $language = 'en' then format(', of {}', cast(out_of as bigint)) else format('（共{}个）', cast(out_of as bigint)) end as qualifier_words,
    '“' || sentence || '”' as sentence_said,
    case when $language = 'en' then coalesce(document_en, '“' || document || '”') || strftime(said_date, ', %-d %B %Y') else document || strftime(said_date, '，%Y年%-m月%-d日') end as source_said
from stg_published_figure
where is_shown and said_date <= $as_of and year(said_date) = year(cast($as_of as date)) and ($only = '' or figure = $only)
order by _line

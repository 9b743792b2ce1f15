-- one row per figure of a speech or document, as it was said
select
    figure_id as figure,
    title,
    said,
    value,
    qualifier,
    measure,
    out_of,
    said_on as said_date,
    document,
    sentence,
    shown as is_shown,
    reason,
    english_title as title_en,
    english_words as said_en,
    english_document as document_en,
    _file,
    _line
from published_figure

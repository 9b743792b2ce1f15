-- one row per year and campaign that the office names: its whole name in either language
select year, campaign, zh, en
from (values
    (2022, '银发先锋', '“当好新征程银发先锋”主题党日', 'Silver Vanguard theme day'),
    (2022, '晚霞生辉', '“晚霞生辉”系列活动', 'Sunset Glow'),
    (2022, '建言二十大', '“建言二十大”专题调研', 'Advice to the 20th Congress'),
    (2022, '我看新时代', '“我看中国特色社会主义新时代”专题调研', 'The new era as I see it'),
    (2022, '走进春天', '“走进春天”老干部文体月', 'Into Spring'),
    (2022, '银雁领航', '“银雁领航”老书记云论坛', 'Silver Goose cloud forum'),
    (2022, '云上阅享会', '“云上”阅享会', 'Reading in the cloud'),
    (2022, '文艺云展演', '文艺云展演', 'Arts show in the cloud'),
    (2022, '增添正能量', '“增添正能量”活动', 'Positive energy')
) as titles(year, campaign, zh, en)

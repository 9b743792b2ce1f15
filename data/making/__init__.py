"""Makes the exports of a sample city: any scale, the same bytes for the same seed; one module per export.

city, timeline, chance          what is fixed: units and their facts, dates, seeded chance
people, plans                   the lixiu cadres, month by month
branches, rounds, titles, secretaries    the Party branches, month by month
headcount … plan_curve          one module per export: people and branches → rows
sheet, paper                    rows → files as an office would send them, or clean
sample, command                 all of them, into a folder
faults, fault_*                 the same files with planted faults, and the list of them
"""

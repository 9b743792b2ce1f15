"""The sample city on 25 August 2022: its units, and the counts that the other modules must end in."""

from dataclasses import dataclass

CITY = 11  # the index that stands for the whole city where a row is not about one unit
CITY_CODE = "320500"
CITY_NAME = "全市"


@dataclass(frozen=True)
class Unit:
    """One reporting unit: how exports may call it, and its counts on the last day at scale 1."""

    code: str
    names: tuple[str, ...]
    lixiu: int
    tuixiu: int
    members: int
    branches: int
    volunteers: int
    sites: int

    @property
    def short(self) -> str:
        """The name used in talk."""
        return self.names[1]


UNITS = (
    Unit("320582", ("张家港市", "张家港"), 80, 9600, 6000, 165, 1450, 14),
    Unit("320581", ("常熟市", "常熟"), 120, 11000, 7000, 185, 1600, 14),
    Unit("320585", ("太仓市", "太仓"), 65, 6400, 4100, 110, 900, 10),
    Unit("320583", ("昆山市", "昆山"), 85, 9300, 5700, 155, 1350, 13),
    Unit("320509", ("吴江区", "吴江"), 105, 9400, 5900, 160, 1300, 13),
    Unit("320506", ("吴中区", "吴中"), 75, 7200, 4500, 120, 950, 10),
    Unit("320507", ("相城区", "相城"), 28, 4600, 2900, 75, 600, 7),
    Unit("320508", ("姑苏区", "姑苏"), 75, 7000, 4600, 110, 1000, 9),
    Unit("320505", ("苏州高新区", "高新区", "虎丘区"), 17, 3900, 2300, 55, 480, 5),
    Unit("320571", ("苏州工业园区", "工业园区", "园区"), 10, 2600, 1400, 35, 370, 5),
    Unit("320500-SZ", ("市直单位", "市直"), 340, 19000, 13600, 330, 2000, 10),
)
CODES = tuple(unit.code for unit in UNITS)
IMPROVING, LATE, MUNICIPAL = 2, 8, 10

# Lixiu cadres per unit, in the order of UNITS, of whom on the last day …
HAVE = {
    "plan": (76, 113, 62, 84, 92, 69, 25, 64, 16, 10, 322),
    "file": (79, 117, 64, 85, 102, 72, 27, 71, 16, 10, 332),
    "class": (78, 114, 63, 84, 99, 70, 26, 69, 16, 10, 326),
    "team": (77, 115, 62, 84, 100, 68, 26, 68, 16, 10, 323),
    "list": (74, 109, 61, 82, 91, 66, 24, 62, 15, 9, 311),
    "red": (47, 63, 40, 61, 52, 34, 15, 47, 8, 6, 166),
    "guarantee": (77, 117, 62, 84, 101, 71, 27, 70, 16, 10, 330),
    "five": (75, 109, 60, 83, 96, 62, 25, 66, 16, 9, 310),
    "contact": (78, 118, 63, 84, 104, 72, 27, 73, 16, 10, 329),
    "doctor": (62, 98, 60, 79, 86, 66, 24, 56, 15, 9, 289),
}
# … and how many stay out of the family doctor's denominator: in hospital for long, or living elsewhere.
NOT_APPLICABLE = (12, 7, 2, 1, 10, 1, 0, 5, 0, 0, 21)

# What happened to plans between 31 July and 25 August: (left with a valid plan, left without, lapsed, joined).
LAST_MONTH = (
    (0, 1, 1, 0),
    (1, 0, 1, 0),
    (0, 1, 0, 0),
    (1, 0, 0, 0),
    (0, 1, 1, 0),
    (0, 0, 1, 0),
    (0, 0, 0, 0),
    (0, 1, 1, 0),
    (0, 0, 0, 0),
    (0, 0, 0, 0),
    (2, 2, 3, 1),
)
PLANS_IN_JULY = (76, 114, 61, 85, 91, 69, 25, 64, 16, 10, 322)

# Branches by level: 未评, 未达标, 达标, 县级示范, 市级示范, 省级示范.
LEVELS = (
    (4, 11, 124, 17, 7, 2),
    (9, 24, 124, 19, 7, 2),
    (3, 11, 77, 13, 5, 1),
    (3, 7, 116, 18, 8, 3),
    (7, 20, 110, 15, 6, 2),
    (7, 19, 77, 12, 4, 1),
    (3, 9, 52, 8, 3, 0),
    (9, 21, 64, 11, 4, 1),
    (2, 6, 39, 5, 2, 1),
    (1, 3, 26, 4, 1, 0),
    (14, 37, 231, 28, 13, 7),
)
TRAINED = (117, 120, 66, 117, 110, 74, 59, 71, 32, 23, 218)
ELECTIONS_HELD = (39, 45, 26, 37, 36, 28, 18, 24, 13, 9, 76)
ELECTIONS_DUE = (41, 47, 28, 38, 40, 30, 19, 28, 14, 9, 82)
STUDIED = (136, 146, 94, 137, 139, 93, 60, 87, 41, 29, 262)

ACTIVE_VOLUNTEERS = (800, 813, 516, 784, 644, 437, 307, 455, 243, 201, 1032)
HOURS_2022 = (12288, 11880, 8064, 12276, 9024, 6624, 5152, 5880, 3432, 3068, 18792)  # verified, January to 25 August
HOURS_2021 = (11400, 11000, 6600, 11300, 8700, 6250, 4700, 5640, 3500, 2850, 16900)  # verified, January to August

/// How often what comes in an invented year: made up for a plausible picture, taken from no figures.
enum DemonstrationLots {
    static let role = Lot(["self": 84, "bystander": 11, "prof": 3, "offender": 2])
    static let relation = Lot(["parent": 3, "family": 2, "friend": 4, "partner": 1, "school": 1, "unk": 1])
    static let topic = Lot(["th": 70, "th_doubt": 4, "domestic": 8, "sexual": 7, "online": 5, "mental": 4, "child": 2])
    static let seenBefore = Lot(["no": 85, "earlier_year": 7, "this_year": 3, "unk": 5])
    static let form = Lot(["sex": 80, "crim": 9, "lab": 3, "marr": 1, "oth": 2, "unk": 5])
    static let platform = Lot(["social": 8, "messaging": 5, "dating": 3, "adverts": 4, "none": 2, "unk": 5])
    static let state = Lot(["now": 70, "past": 20, "threat": 5, "unk": 5])
    static let duration = Lot(["lt1": 35, "y1_2": 20, "y2_5": 17, "gte5": 21, "unk": 7])
    static let border = Lot(["nl": 80, "cross": 12, "unk": 8])
    static let ageStart = Lot([
        "9-11": 1, "12-14": 4, "15": 3, "16-17": 6, "18-20": 5, "21-23": 3, "24-26": 2, "unk": 6,
    ])
    static let gender = Lot(["f": 86, "m": 12, "nb": 1, "x": 1])
    static let perpetrator = Lot([
        "lover": 20, "parent": 15, "partner": 15, "friend": 12, "online": 10, "gang": 9, "peer": 8, "family": 4,
        "stranger": 4, "client": 3, "unk": 12,
    ])
    static let parents = Lot(["one": 3, "both": 2])
    static let count = Lot(["one": 65, "more": 25, "unk": 10])
    static let recruitment = Lot([
        "sm": 9, "app": 5, "friends": 5, "school": 4, "street": 3, "home": 3, "care": 2, "unk": 6,
    ])
    static let control = Lot([
        "threat": 9, "images": 7, "viol": 7, "sexv": 5, "psy": 8, "love": 8, "debt": 3, "earn": 3, "drugs": 4, "fam": 3,
        "promise": 3, "unk": 8,
    ])
    static let firstDisclosure = Lot(["yes": 60, "no": 28, "unk": 12])
    static let known = Lot(["no": 70, "yes_this": 10, "yes_other": 12, "unk": 8])
    static let helpQuestion = Lot([
        "talk": 9, "recog": 6, "stop": 7, "safe": 5, "report": 3, "med": 2, "images": 2, "unk": 2,
    ])
    static let willingness = Lot(["no": 27, "doubt": 24, "anon": 11, "info": 7, "melding": 7, "aangifte": 8, "unk": 16])
    static let referral = Lot([
        "none": 40, "own": 12, "csg": 8, "vt": 9, "youth": 7, "police": 9, "gp": 5, "shelter": 5, "lawyer": 3,
        "helpwanted": 3,
    ])
    static let mode = Lot(["self": 30, "cold": 25, "warm": 35, "guest": 3, "written": 7])
    static let outcome = Lot(["offered": 20, "refused": 22, "accepted": 27, "arrived": 24, "not_arrived": 7])
    static let disclosure = Lot(["na": 85, "advice": 10, "with_yes": 4, "without_yes": 1])
    static let comensha = Lot(["no": 70, "yes": 12, "unk": 18])
    static let language = Lot(["nl": 87, "en": 9, "other": 4])
    static let consent = Lot(["yes": 98, "objected": 2])
    static let alone: Set<Code> = ["unk", "none"]
}

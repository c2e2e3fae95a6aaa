/// Every sentence with which a case is refused.
extension CaseProblem {
    static func unknownField(_ key: FieldKey) -> Self {
        Self(key, nl: "‘\(key.rawValue)’ staat niet in het codeboek.", en: "‘\(key.rawValue)’ is not in the code book.")
    }
    static func careField(_ field: CodeBookField) -> Self {
        Self(
            field.key, nl: "‘\(field.label.nl)’ wordt versleuteld voor het team bewaard en nooit als code.",
            en: "‘\(field.label.en)’ is kept sealed to the team and never as a code.")
    }
    static func unknownCode(_ field: CodeBookField, _ code: Code) -> Self {
        Self(
            field.key, nl: "‘\(code.rawValue)’ hoort niet bij ‘\(field.label.nl)’. Kies uit: \(field.allowedInDutch).",
            en: "‘\(code.rawValue)’ does not belong to ‘\(field.label.en)’. Allowed: \(field.allowedInEnglish).")
    }
    static func notANumber(_ field: CodeBookField) -> Self {
        Self(
            field.key, nl: "Bij ‘\(field.label.nl)’ hoort geen getal. Kies uit: \(field.allowedInDutch).",
            en: "‘\(field.label.en)’ takes no number. Allowed: \(field.allowedInEnglish).")
    }
    static func ageOutOfBounds(_ field: CodeBookField, _ years: Int) -> Self {
        Self(
            field.key, nl: "\(years) kan geen leeftijd zijn. Vul 0 tot en met 120 in.",
            en: "\(years) cannot be an age. Fill in 0 to 120.")
    }
    static func oneOnly(_ field: CodeBookField) -> Self {
        Self(field.key, nl: "Kies er één bij ‘\(field.label.nl)’.", en: "Choose one for ‘\(field.label.en)’.")
    }
    static func repeated(_ field: CodeBookField) -> Self {
        Self(
            field.key, nl: "Bij ‘\(field.label.nl)’ staat iets twee keer. Haal er een weg.",
            en: "‘\(field.label.en)’ has something twice. Remove one.")
    }
    static func standsAlone(_ field: CodeBookField, _ code: Code) -> Self {
        let label = field.entry(code)?.label ?? Wording(nl: code.rawValue, en: code.rawValue)
        return Self(
            field.key, nl: "‘\(label.nl)’ (\(code.rawValue)) gaat niet samen met iets anders bij ‘\(field.label.nl)’.",
            en: "‘\(label.en)’ (\(code.rawValue)) excludes everything else in ‘\(field.label.en)’.")
    }
    static func conditionNotMet(_ field: CodeBookField, _ other: CodeBookField?) -> Self {
        let codes = field.condition?.anyOf ?? []
        let labels = codes.compactMap { other?.entry($0)?.label }
        let nl = labels.count > 4 ? "er is ingevuld" : "‘\(labels.map(\.nl).joined(separator: "’ of ‘"))’ staat"
        let en = labels.count > 4 ? "it is filled in" : "‘\(labels.map(\.en).joined(separator: "’ or ‘"))’ is chosen"
        return Self(
            field.key, nl: "‘\(field.label.nl)’ kan alleen als \(nl) bij ‘\(other?.label.nl ?? "")’.",
            en: "‘\(field.label.en)’ only goes with ‘\(other?.label.en ?? "")’ when \(en) there.")
    }
    static func unequalLength(_ field: CodeBookField, referrals: Int) -> Self {
        Self(
            field.key, nl: "‘\(field.label.nl)’ moet per verwijzing één keer ingevuld zijn: \(referrals) keer.",
            en: "‘\(field.label.en)’ needs one value for each referral: \(referrals) in all.")
    }
    static func required(_ field: CodeBookField) -> Self {
        Self(
            field.key, nl: "Vul ‘\(field.label.nl)’ in. Weet je het niet? Kies dan ‘niet bekend’.",
            en: "Fill in ‘\(field.label.en)’. If you do not know, choose ‘not known’.")
    }
    static func knownBefore(_ field: CodeBookField) -> Self {
        Self(
            field.key,
            nl:
                "Voor het eerst verteld én ‘\(field.label.nl)’: ‘ja, hiervoor’ kan niet samen. Pas een van de twee aan.",
            en:
                "Told for the first time and ‘\(field.label.en)’: ‘yes, for this’ contradict each other. Change one of the two."
        )
    }
}

extension CodeBookField {
    fileprivate var allowedInDutch: String { allowed(years: "hele jaren van 0 tot en met 120", name: "") }
    fileprivate var allowedInEnglish: String { allowed(years: "whole years from 0 to 120", name: EntranceName.rule) }

    private func allowed(years: String, name: String) -> String {
        var choices = codes.map(\.code.rawValue)
        if kind == .age { choices.append(years) }
        if kind == .entrance && !name.isEmpty { choices.append(name) }
        return choices.joined(separator: ", ")
    }
}

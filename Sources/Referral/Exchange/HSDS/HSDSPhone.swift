/// A telephone number as others write it.
enum HSDSPhone {
    /// As an entry holds it; `nil` for a fax, and for what nobody can call.
    static func number(_ row: PartnerTable.Row) -> String? {
        guard ["", "voice", "cell"].contains(row["type"].lowercased()) else { return nil }
        let plain = row["number"].replacing("(0)", with: "").map { letter -> String in
            switch letter {
            case "(", ")": ""
            case ".", "/", "\u{2011}", "\u{2013}": "-"
            case let blank where blank.isWhitespace: " "
            default: String(letter)
            }
        }
        let number = plain.joined().split(separator: " ").joined(separator: " ")
        return Partner.isPhone(number) ? number : nil
    }
}

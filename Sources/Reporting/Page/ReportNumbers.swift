import HelplineCore

/// Numbers as the readers of a language write them.
struct ReportNumbers {
    let language: Language

    /// Dutch "1.234", English "1,234".
    func whole(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits.removeLast(3)
        }
        let text = ([Substring(digits)] + groups).joined(separator: language == .dutch ? "." : ",")
        return number < 0 ? "-" + text : text
    }

    /// Dutch with a no-break space: "89 %"; English "89%".
    func percentage(_ number: Int) -> String { language == .dutch ? "\(number)\u{A0}%" : "\(number)%" }
}

public import HelplineCore

/// Chooses the language a reader understands best.
public enum LanguageNegotiation {
    /// The language with the highest weight, the earlier one on a draw. Without the header Dutch; English for a reader who
    /// named languages but none of ours, because more of them read it. Where the site expects others, `usual` in both cases.
    public static func language(for header: String?, usual: Language? = nil) -> Language {
        guard let header, !header.isEmpty else { return usual ?? .dutch }
        var best: (language: Language, weight: Double)?
        for range in header.split(separator: ",").prefix(20) {
            let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let tag = parts.first else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            let primary = tag.split(separator: "-").first.map(String.init) ?? tag
            let language = primary == "*" ? Language.dutch : Language(rawValue: primary)
            if let language, weight > 0, weight > (best?.weight ?? 0) { best = (language, weight) }
        }
        return best?.language ?? usual ?? .english
    }

    /// The language of a form's `lang` field, at most one kB of form.
    public static func language(inForm form: String) -> Language? {
        value(of: "lang", inForm: form).flatMap { Language(rawValue: String($0)) }
    }

    /// Whether a form asks for the texts for people who read little.
    public static func isSimple(inForm form: String) -> Bool { value(of: "reading", inForm: form) == "simple" }

    private static func value(of name: String, inForm form: String) -> Substring? {
        for pair in form.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0] == name { return parts[1] }
        }
        return nil
    }
}

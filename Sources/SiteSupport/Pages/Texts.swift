public import HelplineCore
public import Mustache

/// The texts of one site in one language, or the part of them below a key.
///
/// In a template `{{text.homeLead}}` is the text with the key `homeLead`. Keys may also be dotted (`home.lead`), and then a key
/// may be both a text and the beginning of others.
public struct Texts: Sendable {
    public let language: Language
    /// `ltr` or `rtl`, from the text with the key `direction`.
    public var direction: String { values["direction"] ?? "ltr" }
    let values: [String: String]
    let prefix: String

    public init(language: Language, values: [String: String]) {
        self.init(language: language, values: values, prefix: "")
    }

    private init(language: Language, values: [String: String], prefix: String) {
        self.language = language
        self.values = values
        self.prefix = prefix
    }

    /// The text with this key, with `{name}` replaced by the value of that name; `nil` when there is none.
    public func text(_ key: String, _ fillings: [String: String] = [:]) -> String? {
        values[key].map { Self.fill($0, with: fillings) }
    }

    public var keys: Set<String> { Set(values.keys) }

    /// The same texts with `{name}` replaced by values that stay the same while the server runs (a phone number, a term).
    public func filled(with fillings: [String: String]) -> Texts {
        Texts(language: language, values: values.mapValues { Self.fill($0, with: fillings) }, prefix: prefix)
    }

    /// The same with other words for some keys; keys that there are not stay unknown.
    func replacing(_ own: [String: String]) -> Texts {
        guard !own.isEmpty else { return self }
        let known = own.filter { values[$0.key] != nil }
        return Texts(language: language, values: values.merging(known) { $1 }, prefix: prefix)
    }

    /// The same texts for people who read little: what has a text of its own for them (`homeLeadSimple` for `homeLead`) says that.
    public var simplified: Texts {
        let simpler = values.compactMap { key, text in
            key.hasSuffix(Self.simpleSuffix) ? (String(key.dropLast(Self.simpleSuffix.count)), text) : nil
        }
        return Texts(language: language, values: values.merging(simpler) { $1 }, prefix: prefix)
    }
    private static let simpleSuffix = "Simple"

    /// The names between braces in a text, in order of appearance.
    public static func placeholders(in text: String) -> [String] {
        TextPieces(text).pieces.compactMap { if case .name(let name) = $0 { String(name) } else { nil } }
    }

    static func fill(_ text: String, with fillings: [String: String]) -> String {
        TextPieces(text).pieces.reduce(into: "") { filled, piece in
            switch piece {
            case .plain(let plain): filled += plain
            case .name(let name): filled += fillings[String(name)] ?? "{\(name)}"
            }
        }
    }
}

extension Texts: MustacheParent, MustacheCustomRenderable {
    public func child(named name: String) -> Any? {
        let key = prefix.isEmpty ? name : "\(prefix).\(name)"
        guard values[key] != nil || values.keys.contains(where: { $0.hasPrefix(key + ".") }) else { return nil }
        return Texts(language: language, values: values, prefix: key)
    }

    public var renderText: String { values[prefix] ?? "" }
    public var isNull: Bool { values[prefix] == nil }
}

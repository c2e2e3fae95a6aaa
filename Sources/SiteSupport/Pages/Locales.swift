public import Foundation
public import HelplineCore

/// The texts of one site in every language, from `<folder>/<site>.<language>.json`: one flat object of key and text.
///
/// Every language has the same keys, and the same names between braces in each text; otherwise the start stops.
public struct Locales: Sendable {
    private let texts: [Language: Texts]

    /// - Parameter shared: Texts that other sites say too, in files of their own. A key of the site's own texts goes before.
    public init(
        folder: URL, site: String, and shared: [String] = [], fillings: [String: String] = [:]
    ) throws(AssetFailure) {
        var texts: [Language: Texts] = [:]
        for language in Language.allCases {
            var values: [String: String] = [:]
            for name in [site] + shared {
                let file = folder.appending(path: "\(name).\(language.rawValue).json")
                values.merge(try Self.read(file)) { own, _ in own }
            }
            texts[language] = Texts(language: language, values: values)
        }
        try self.init(texts, fillings: fillings)
    }

    /// From texts that are in memory already.
    public init(_ texts: [Language: Texts], fillings: [String: String] = [:]) throws(AssetFailure) {
        guard let reference = texts[.dutch] else { throw AssetFailure("The Dutch texts are missing.") }
        for (language, translation) in texts where language != .dutch {
            try Self.compare(translation, with: reference, language: language)
        }
        self.texts = texts.mapValues { $0.filled(with: fillings) }
    }

    /// The texts in this language.
    public subscript(_ language: Language) -> Texts {
        texts[language] ?? texts[.english] ?? texts[.dutch] ?? Texts(language: language, values: [:])
    }

    private static func read(_ file: URL) throws(AssetFailure) -> [String: String] {
        do {
            return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
        } catch is DecodingError {
            throw AssetFailure(
                "\(file.path) is not one flat JSON object of texts. Correct it, or take the file of this release.")
        } catch {
            throw AssetFailure("\(file.path) cannot be read. Put the file of this release there, or set --assets.")
        }
    }

    private static func compare(_ texts: Texts, with reference: Texts, language: Language) throws(AssetFailure) {
        let different = texts.keys.symmetricDifference(reference.keys).sorted()
        guard different.isEmpty else {
            throw AssetFailure(
                "The texts in \(language.rawValue) and nl differ in their keys: \(different.prefix(5).joined(separator: ", "))."
            )
        }
        for key in texts.keys.sorted() {
            let names = Set(Texts.placeholders(in: texts.values[key] ?? ""))
            guard names == Set(Texts.placeholders(in: reference.values[key] ?? "")) else {
                throw AssetFailure("The text \(key) has other names between braces in \(language.rawValue) than in nl.")
            }
        }
    }
}

public import Foundation
import HelplineCore

/// Which texts the scripts of a site need: `<folder>/<site>-script-keys.json`, an array of keys. It keeps the page small.
public struct ScriptTexts: Sendable {
    private let keys: [String]

    /// Every key must have a text.
    public init(folder: URL, site: String, locales: Locales) throws(AssetFailure) {
        let file = folder.appending(path: "\(site)-script-keys.json")
        do {
            keys = try JSONDecoder().decode([String].self, from: Data(contentsOf: file))
        } catch {
            throw AssetFailure(
                "\(file.path) is missing or not a JSON array of keys. Put the file of this release there.")
        }
        if let unknown = Set(keys).subtracting(locales[.dutch].keys).min() {
            throw AssetFailure("\(file.path) names \(unknown), but there is no such text.")
        }
    }

    /// All texts of a site whose scripts need them all.
    public init(allOf locales: Locales) { keys = locales[.dutch].keys.sorted() }

    public func texts(from texts: Texts) -> [String: String] {
        Dictionary(
            keys.compactMap { key in texts.text(key).map { (key, $0) } }, uniquingKeysWith: { first, _ in first })
    }
}

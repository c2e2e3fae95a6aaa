public import Foundation
import HelplineCore

/// Which texts the scripts of a site need. It keeps the page small.
public struct ScriptTexts: Sendable {
    private let keys: [String]

    /// Those of `<folder>/<site>-<list>-keys.json`, each an array of keys. Every key must have a text.
    public init(of lists: [String] = ["script"], folder: URL, site: String, locales: Locales) throws(AssetFailure) {
        var keys: [String] = []
        for list in lists { keys += try Self.keys(in: folder.appending(path: "\(site)-\(list)-keys.json"), locales) }
        self.keys = keys
    }

    private static func keys(in file: URL, _ locales: Locales) throws(AssetFailure) -> [String] {
        let keys: [String]
        do {
            keys = try JSONDecoder().decode([String].self, from: Data(contentsOf: file))
        } catch {
            throw AssetFailure(
                "\(file.path) is missing or not a JSON array of keys. Put the file of this release there.")
        }
        if let unknown = Set(keys).subtracting(locales[.dutch].keys).min() {
            throw AssetFailure("\(file.path) names \(unknown), but there is no such text.")
        }
        return keys
    }

    /// All texts of a site, but for those of `lists`: files `<folder>/<site>-<list>-keys.json`, each an array of keys.
    public init(allBut lists: [String], folder: URL, site: String, locales: Locales) throws(AssetFailure) {
        var left = Set(locales[.dutch].keys)
        for list in lists {
            left.subtract(try Self.keys(in: folder.appending(path: "\(site)-\(list)-keys.json"), locales))
        }
        keys = left.sorted()
    }

    public func texts(from texts: Texts) -> [String: String] {
        Dictionary(
            keys.compactMap { key in texts.text(key).map { (key, $0) } }, uniquingKeysWith: { first, _ in first })
    }
}

import Foundation

/// One site's style sheets joined in the order of `<site>.txt`, one path a line (tokens, base, components, utilities).
struct Stylesheet {
    let contents: Data

    init(folder: URL, site: String) throws(AssetFailure) {
        let list = folder.appending(path: "\(site).txt")
        var joined = Data()
        for name in String(decoding: try Self.read(list), as: UTF8.self).split(whereSeparator: \.isNewline) {
            let name = name.trimmingCharacters(in: .whitespaces)
            if name.isEmpty || name.hasPrefix("#") { continue }
            joined.append(try Self.read(folder.appending(path: name)))
            joined.append(Data("\n".utf8))
        }
        contents = joined
    }

    private static func read(_ file: URL) throws(AssetFailure) -> Data {
        do {
            return try Data(contentsOf: file)
        } catch {
            throw AssetFailure("\(file.path) cannot be read. Put the file of this release there, or set --assets.")
        }
    }
}

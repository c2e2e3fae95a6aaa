import Foundation

/// The files below a folder, read at start.
struct AssetFolder {
    struct File {
        /// Relative to the folder, with `/`.
        let path: String
        let contents: Data
    }
    private let folder: URL

    init(_ folder: URL) { self.folder = folder }

    func files(withExtension wanted: String? = nil) throws(AssetFailure) -> [File] {
        guard let names = FileManager.default.enumerator(atPath: folder.path) else {
            throw AssetFailure("The folder \(folder.path) is missing. Set --assets to the folder of this release.")
        }
        var files: [File] = []
        for case let name as String in names {
            let url = folder.appending(path: name)
            guard !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }), !url.pathExtension.isEmpty,
                wanted == nil || url.pathExtension == wanted
            else { continue }
            do {
                files.append(File(path: name, contents: try Data(contentsOf: url)))
            } catch {
                throw AssetFailure("\(url.path) cannot be read. Check its permissions.")
            }
        }
        return files.sorted { $0.path < $1.path }
    }
}

package import Foundation

/// The folder with what is served and rendered: `public`, `templates`, `locales`, `openapi`.
package struct AssetsFolder: Equatable, Sendable {
    package let url: URL

    /// `--assets`, or `LICHTPUNT_ASSETS`, or `Assets` in the present folder, or beside the program, or in the folders above it.
    ///
    /// - Throws: a sentence naming the places that were looked in.
    package static func resolve(option: String?, environment: [String: String], program: URL) throws(CommandProblem)
        -> Self
    {
        if let named = option ?? environment["LICHTPUNT_ASSETS"] {
            return try AssetsFolder(checking: URL(fileURLWithPath: named))
        }
        var places = [URL(fileURLWithPath: "Assets")]
        var folder = program.resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/", places.count < 8 {
            places.append(folder.appendingPathComponent("Assets"))
            folder = folder.deletingLastPathComponent()
        }
        for place in places where FileManager.default.fileExists(atPath: place.appendingPathComponent("public").path) {
            return try AssetsFolder(checking: place)
        }
        throw CommandProblem(
            "The pages' files were not found (looked in \(places[0].path) and beside the program). Name their folder with --assets.",
            code: .missing)
    }

    private init(checking url: URL) throws(CommandProblem) {
        for part in ["public", "templates", "locales", "openapi"]
        where !FileManager.default.fileExists(atPath: url.appendingPathComponent(part).path) {
            throw CommandProblem(
                "\(url.path) has no folder \(part): it is not a whole Assets folder. Name another with --assets.",
                code: .missing)
        }
        self.url = url.standardizedFileURL
    }
}

import Foundation

/// Where a server's data lies: the named folder, or for a demonstration without a name a temporary one that goes with it.
struct ServingPlace {
    let folder: DataFolder
    private let isTemporary: Bool

    init(options: ServeOptions, environment: [String: String]) {
        // With a database that stays, the key file must stay too.
        let hasDatabase = (options.database ?? environment["LICHTPUNT_DATABASE"]) != nil
        isTemporary = options.demo && options.data == nil && environment["LICHTPUNT_DATA"] == nil && !hasDatabase
        folder =
            isTemporary
            ? DataFolder(FileManager.default.temporaryDirectory.appendingPathComponent("lichtpunt-demo-\(UUID())"))
            : .resolve(option: options.data, environment: environment)
    }

    func removeIfTemporary() {
        guard isTemporary else { return }
        do {
            try FileManager.default.removeItem(at: folder.url)
        } catch {
            FileHandle.standardError.write(Data("Not removed: \(folder.url.path)\n".utf8))
        }
    }
}

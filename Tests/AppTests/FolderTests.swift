import App
import Foundation
import Storage
import Testing

struct FolderTests {
    @Test func `the option goes before the environment, and both before the folder here`() {
        let environment = ["LICHTPUNT_DATA": "/srv/one"]

        #expect(DataFolder.resolve(option: "/srv/two", environment: environment).url.path == "/srv/two")
        #expect(DataFolder.resolve(option: nil, environment: environment).url.path == "/srv/one")
        #expect(DataFolder.resolve(option: nil, environment: [:]).url.lastPathComponent == "lichtpunt-data")
    }

    @Test func `a made data folder is its owner's only`() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        defer { do { try FileManager.default.removeItem(at: url) } catch { Issue.record(error) } }

        try DataFolder(url).create()

        let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }

    @Test func `a command on a folder without an installation says how to get one`() {
        let folder = DataFolder(FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())"))

        let problem = #expect(throws: CommandProblem.self) {
            try InstallationPlace(folder: folder, database: .folder).requireDatabase()
        }

        #expect(problem?.description.contains("lichtpunt serve") == true)
    }

    @Test func `an assets folder that is not whole is named with what is missing`() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        try FileManager.default.createDirectory(
            at: url.appendingPathComponent("public"), withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(at: url) } catch { Issue.record(error) } }

        let problem = #expect(throws: CommandProblem.self) {
            try AssetsFolder.resolve(option: url.path, environment: [:], program: url)
        }

        #expect(problem?.description.contains("templates") == true)
    }
}

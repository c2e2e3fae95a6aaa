import App
import Foundation
import Storage
import Testing

struct DatabaseLocationTests {
    private let address = "postgres://lichtpunt:geheim@db1.example.org:5432,db2.example.org/help?sslmode=verify-full"

    @Test func `without a word the database is the file in the data folder`() throws {
        #expect(try DatabaseLocation.resolve(option: nil, configuration: AppConfiguration()) == .folder)
        #expect(try DatabaseLocation.resolve(option: "sqlite", configuration: AppConfiguration()) == .folder)
    }

    @Test func `the option goes before the configuration`() throws {
        var configuration = AppConfiguration()
        configuration.database = "postgresql://localhost/other"
        #expect(
            try DatabaseLocation.resolve(option: nil, configuration: configuration)
                == .postgres(url: "postgresql://localhost/other"))

        #expect(
            try DatabaseLocation.resolve(option: address, configuration: configuration) == .postgres(url: address))
        #expect(try DatabaseLocation.resolve(option: "sqlite", configuration: configuration) == .folder)
    }

    @Test func `an address is shown without role, password and parameters`() {
        #expect(
            DatabaseLocation(address)?.shown == "PostgreSQL db1.example.org:5432,db2.example.org/help")
        #expect(DatabaseLocation("postgres://")?.shown == "PostgreSQL ")
        #expect(DatabaseLocation("postgres:///help?user=a&password=geheim")?.shown == "PostgreSQL /help")
        #expect(DatabaseLocation("postgres://u:a@b?c@host/help")?.shown == "PostgreSQL host/help")
    }

    @Test(arguments: ["postgres:geheim", "mysql://u:geheim@host/help", "geheim", ""])
    func `what is no address stops with a sentence that does not repeat it`(text: String) {
        let problem = #expect(throws: CommandProblem.self) {
            try DatabaseLocation.resolve(option: text, configuration: AppConfiguration())
        }

        #expect(problem?.description.contains("postgres://") == true)
        #expect(problem?.description.contains("geheim") == false)
        #expect(problem?.code == .configuration)
    }

    @Test func `the environment names a database too`() async throws {
        let absent = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json")

        let configuration = try await AppConfiguration.read(
            file: absent, mustExist: false, environment: ["LICHTPUNT_DATABASE": address])

        #expect(configuration.database == address)
    }
}

import App
import Chat
import Foundation
import Testing

struct AppConfigurationTests {
    @Test func `without a file everything has its default`() async throws {
        let configuration = try await read("{}")

        #expect(configuration == AppConfiguration())
    }

    @Test func `the environment goes before the file`() async throws {
        let configuration = try await read(
            #"{"visitor": {"port": 9000}, "phone": "0800-1111"}"#, environment: ["LICHTPUNT_VISITOR_PORT": "9001"])

        #expect(configuration.visitor.port == 9001)
        #expect(configuration.phone == "0800-1111")
    }

    @Test func `there is a partner site where its port is named`() async throws {
        let without = try await read("{}")
        let with = try await read(#"{"partner": {"port": 9002, "publicURL": "https://gast.example.org"}}"#)
        let byEnvironment = try await read("{}", environment: ["LICHTPUNT_PARTNER_PORT": "9003"])

        #expect(without.partner == nil)
        #expect(with.partner?.port == 9002)
        #expect(with.partner?.host == "127.0.0.1")
        #expect(with.partner?.publicURL == "https://gast.example.org")
        #expect(byEnvironment.partner?.port == 9003)
    }

    @Test(arguments: [
        (#"{"vistor": {"port": 9000}}"#, "vistor.port"),
        (#"{"visitor": {"port": 70000}}"#, "visitor.port"),
        (#"{"visitor": {"port": "many"}}"#, "visitor"),
        (#"{"visitor": {"tlsKey": "key.pem"}}"#, "visitor.tlsCertificate"),
        (#"{"partner": {"publicURL": "https://gast.example.org"}}"#, "partner.port"),
        (#"{"partner": {"port": 9002, "tlsKey": "key.pem"}}"#, "partner.tlsCertificate"),
        (#"{"limits": {"partnerConnections": 1}}"#, "limits.partnerConnections"),
        (#"{"guests": {"withSecond": ["young"]}}"#, "guests.withSecond"),
        (#"{"guests": {"withoutPolice": ["unsaid"]}}"#, "guests.withoutPolice"),
        (#"{"rootHash": "short"}"#, "rootHash"),
        (#"{"exitURL": "http://example.org"}"#, "exitURL"),
        (#"{"retention": {"conversationDays": 0}}"#, "retention.conversationDays"),
        (#"{"limits": {"queueCap": 0}}"#, "limits.queueCap"),
        (#"{"visitor": "#, "not JSON"),
    ])
    func `a wrong value stops the start with a sentence that names it`(file: String, name: String) async throws {
        let problem = await #expect(throws: CommandProblem.self) { try await read(file) }

        #expect(problem?.description.contains(name) == true)
        #expect(problem?.code == .configuration)
    }

    @Test func `the organisation sets its own rules for children`() async throws {
        #expect(try await read("{}").guestRules == GuestRules())

        let own = try await read(
            #"{"guests": {"withoutPolice": ["under-12", "12-15"], "withAdvice": [], "withSecond": ["16-up"]}}"#)

        #expect(
            own.guestRules == GuestRules(withoutPolice: [.under12, .from12], withAdvice: [], withSecond: [.from16]))
    }

    @Test func `a file that was named must be there`() async throws {
        let absent = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json")

        await #expect(throws: CommandProblem.self) {
            try await AppConfiguration.read(file: absent, mustExist: true, environment: [:])
        }
    }

    @Test func `every key is explained in the operator's documents`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let explained = try String(
            contentsOf: root.appendingPathComponent("docs/operate/configuration.md"), encoding: .utf8)

        let unexplained = AppConfiguration.keys.filter { !explained.contains("`\($0)`") }

        #expect(unexplained == [])
    }

    private func read(_ text: String, environment: [String: String] = [:]) async throws -> AppConfiguration {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json")
        try Data(text.utf8).write(to: file)
        defer { do { try FileManager.default.removeItem(at: file) } catch { Issue.record(error) } }
        return try await AppConfiguration.read(file: file, mustExist: true, environment: environment)
    }
}

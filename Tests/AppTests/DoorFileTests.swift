import App
import Chat
import Foundation
import HelplineCore
import Testing
import VisitorSite

@Suite struct DoorFileTests {
    private func doors(_ text: String) throws -> [NamedDoor] {
        let file = FileManager.default.temporaryDirectory.appending(path: "doors-\(UUID().uuidString).json")
        defer { do { try FileManager.default.removeItem(at: file) } catch { print("left behind: \(file.path)") } }
        try Data(text.utf8).write(to: file)
        return try DoorFile(url: file).doors()
    }

    private func refusal(_ text: String) -> String {
        do {
            _ = try doors(text)
            return "read"
        } catch {
            return "\(error)"
        }
    }

    private func door(
        name: String = "straat", hosts: String = "\"praat.example\"", english: String = "\"homeH1\": \"Stuck?\"",
        more: String = ""
    ) -> String {
        """
        {"name": "\(name)", "hosts": [\(hosts)], "texts": {"nl": {"homeH1": "Vast?"}, "en": {\(english)}}\(more)}
        """
    }

    @Test func `a door is read with its words and hours, and no file is no door`() throws {
        let read = try doors("[\(door(more: ", \"language\": \"en\", \"hours\": {\"6\": [\"20:00-02:00\"]}"))]")

        #expect(read.map(\.name.description) == ["straat"])
        #expect(read.first?.language == .english)
        #expect(read.first?.texts[.english] == ["homeH1": "Stuck?"])
        #expect(read.first?.hours.week[6] == [TimeSpan(from: 1200, until: 1560)].compactMap(\.self))
        #expect(try DoorFile(url: URL(filePath: "/nowhere/doors.json")).doors().isEmpty)
    }

    @Test func `what is wrong is said with the door's name and what to set`() {
        #expect(refusal("[\(door(name: "De Straat"))]").contains("no name of its own"))
        #expect(refusal("[\(door(name: "none"))]").contains("no name of its own"))
        #expect(refusal("[\(door()), \(door(hosts: "\"b.example\""))]").contains("no name of its own"))
        #expect(refusal("[\(door()), \(door(name: "b2"))]").contains("host names of its own"))
        #expect(refusal("[\(door(hosts: "\"https://praat.example\""))]").contains("host names of its own"))
        #expect(refusal("[\(door(english: "\"priv2\": \"We keep it.\""))]").contains("a text priv2"))
        #expect(refusal("[\(door(english: ""))]").contains("same texts in every language"))
        #expect(refusal("[\(door(more: ", \"hours\": {\"6\": [\"late\"]}"))]").contains("hours"))
        #expect(refusal("[\(door(more: ", \"language\": \"fr\""))]").contains("another language than nl or en"))
        #expect(refusal("{}").contains("not a list of doors"))
    }
}

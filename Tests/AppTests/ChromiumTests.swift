import App
import Foundation
import Testing

/// The printer's child, played by a script.
@Suite struct ChromiumTests {
    /// A program called chromium in a folder of its own.
    private func folder(running script: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chromium-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let program = folder.appending(path: "chromium")
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path)
        return folder
    }

    private func prints(_ script: String, patience: DispatchTimeInterval = .seconds(60)) throws -> Data {
        let folder = try folder(running: script)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try Chromium(program: folder.appending(path: "chromium"), patience: patience)
            .print(URL(fileURLWithPath: "/page.html"))
    }

    @Test func `one that is never done is stopped`() {
        let problem = #expect(throws: CommandProblem.self) {
            try prints("exec sleep 600", patience: .milliseconds(100))
        }

        #expect(problem?.code == .unavailable)
        #expect(problem?.description.contains("was stopped") == true)
    }

    @Test func `one that fails, or makes nothing, is said`() {
        for script in ["exit 3", "exit 0"] {
            let problem = #expect(throws: CommandProblem.self) { try prints(script) }

            #expect(problem?.description.contains("made no PDF") == true)
        }
    }

    @Test func `it has a home that goes with it, no network, and nothing else of ours`() throws {
        let told = try prints(
            #"for a in "$@"; do case $a in --print-to-pdf=*) f=${a#*=};; esac; done; { env; echo "$@"; } > "$f""#)

        let text = String(decoding: told, as: UTF8.self)
        let home = try #require(text.split(separator: "\n").first { $0.hasPrefix("HOME=") }?.dropFirst(5))
        #expect(text.contains("--host-resolver-rules=MAP * ~NOTFOUND"))
        #expect(text.contains("--proxy-server=http://127.0.0.1:9"))
        #expect(text.contains("--user-data-dir=\(home)"))
        #expect(!text.contains("LICHTPUNT"))
        #expect(!FileManager.default.fileExists(atPath: String(home)))
    }

    @Test func `where there is none nothing is found`() throws {
        let folder = try folder(running: "exit 0")
        defer { try? FileManager.default.removeItem(at: folder) }

        #expect(Chromium.installed(path: "/nonexistent:\(folder.path)") != nil)
        #expect(Chromium.installed(path: "/nonexistent") == nil)
    }
}

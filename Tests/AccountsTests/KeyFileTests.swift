import Accounts
import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct KeyFileTests {
    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("key-file-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        try body(folder.appendingPathComponent("server.key"))
    }

    @Test func `the first start makes a file that only its owner can read`() throws {
        try inFolder { file in
            _ = try KeyFile.keys(at: file, mayCreate: true)

            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try Data(contentsOf: file).count == 32)
        }
    }

    @Test func `a later start reads the same keys`() throws {
        try inFolder { file in
            let sealed = try KeyFile.keys(at: file, mayCreate: true).seal(
                Data("share".utf8), .share, of: Professional.bram.id)

            let again = try KeyFile.keys(at: file, mayCreate: false)

            #expect(try again.open(sealed, .share, of: Professional.bram.id) == Data("share".utf8))
        }
    }

    @Test func `a file that went missing is not silently made anew`() throws {
        try inFolder { file in
            #expect(throws: KeyFileFailure.missing(path: file.path)) { try KeyFile.keys(at: file, mayCreate: false) }
            #expect(!FileManager.default.fileExists(atPath: file.path))
        }
    }

    @Test func `a file that others can read, or of another size, is refused`() throws {
        try inFolder { file in
            _ = try KeyFile.keys(at: file, mayCreate: true)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
            #expect(throws: KeyFileFailure.readableByOthers(path: file.path)) {
                try KeyFile.keys(at: file, mayCreate: true)
            }

            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            try Data(count: 31).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            #expect(throws: KeyFileFailure.malformed(path: file.path)) { try KeyFile.keys(at: file, mayCreate: true) }
        }
    }
}

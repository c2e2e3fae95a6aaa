import Accounts
import BackupSealing
import Foundation

/// The operator's keys as files.
enum BackupKeyFiles {
    /// Makes `backup.key`, which only its owner can read, and `backup.pub` in a new folder.
    static func make(in folder: URL) throws(CommandProblem) {
        let pair = BackupKeyPair()
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            try Data(pair.privateText.utf8).write(toNewPrivateFile: folder.appendingPathComponent("backup.key"))
            try Data(pair.publicKey.text.utf8).write(toNewPrivateFile: folder.appendingPathComponent("backup.pub"))
        } catch {
            throw CommandProblem(
                "The keys cannot be written to \(folder.path): \(error.localizedDescription) Name a folder that does not exist yet.",
                code: .files)
        }
    }

    static func publicKey(at url: URL) throws(CommandProblem) -> BackupPublicKey {
        do { return try BackupPublicKey(text(at: url)) } catch is BackupRefused {
            throw CommandProblem("\(url.path) is not the public file of lichtpunt backup keys.", code: .data)
        } catch {
            throw unreadable(url, error)
        }
    }

    static func pair(at url: URL) throws(CommandProblem) -> BackupKeyPair {
        do { return try BackupKeyPair(text(at: url)) } catch is BackupRefused {
            throw CommandProblem("\(url.path) is not the private file of lichtpunt backup keys.", code: .data)
        } catch {
            throw unreadable(url, error)
        }
    }

    private static func text(at url: URL) throws -> String {
        String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }

    private static func unreadable(_ url: URL, _ error: any Error) -> CommandProblem {
        CommandProblem("\(url.path) cannot be read: \(error.localizedDescription)", code: .missing)
    }
}

import Foundation

/// A new folder of files that takes its name only when all of them are whole and on disk.
enum ArrivingFolder {
    /// - Throws: when the name is taken, or the folder cannot be written; nothing is left then.
    static func make(_ target: URL, of files: [(name: String, text: String)]) throws(CommandProblem) {
        guard !FileManager.default.fileExists(atPath: target.path) else { throw taken(target) }
        let draft = target.deletingLastPathComponent().appending(
            path: ".\(target.lastPathComponent).\(UUID().uuidString)")
        guard mkdir(draft.path, 0o700) == 0 else { throw problem(target) }
        do throws(CommandProblem) {
            for (name, text) in files {
                let file = try ArrivingFile(at: draft.appending(path: name), replaces: false)
                do throws(CommandProblem) {
                    try file.write(Data(text.utf8))
                    try file.arrive()
                } catch {
                    file.abandon()
                    throw error
                }
            }
            // Onto an empty folder that came meanwhile a rename succeeds, and nothing is lost; onto any other it fails.
            guard rename(draft.path, target.path) == 0 else { throw problem(target) }
            try FolderSync.sync(target.deletingLastPathComponent())
        } catch {
            for (name, _) in files { unlink(draft.appending(path: name).path) }
            rmdir(draft.path)
            throw error
        }
    }

    private static func taken(_ target: URL) -> CommandProblem {
        CommandProblem("\(target.path) exists already. Choose another name.", code: .files)
    }

    private static func problem(_ target: URL) -> CommandProblem {
        [EEXIST, ENOTEMPTY].contains(errno)
            ? taken(target)
            : CommandProblem("\(target.path) cannot be written: \(String(cString: strerror(errno))).", code: .files)
    }
}

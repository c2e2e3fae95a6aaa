import Foundation

/// A file that takes its name only when it is whole and on disk; until then it lies beside it under another name, and only its
/// owner can read it.
final class ArrivingFile {
    private let target: URL
    private let draft: URL
    private let replaces: Bool
    private let otherwise: String
    private let handle: FileHandle

    /// - Parameter otherwise: What else somebody can do whose name is taken.
    /// - Throws: when the name is taken and may not be, or the folder cannot be written.
    init(at target: URL, replaces: Bool, otherwise: String = "") throws(CommandProblem) {
        self.target = target
        self.otherwise = otherwise
        self.replaces = replaces
        draft = target.deletingLastPathComponent().appendingPathComponent(
            ".\(target.lastPathComponent).\(UUID().uuidString)")
        guard replaces || !FileManager.default.fileExists(atPath: target.path) else {
            throw Self.taken(target, otherwise)
        }
        let descriptor = open(draft.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.problem(target) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func write(_ bytes: Data) throws(CommandProblem) {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(handle.fileDescriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Self.problem(target) }
            rest = rest.dropFirst(count)
        }
    }

    /// Syncs the file, gives it its name, and syncs the folder.
    func arrive() throws(CommandProblem) {
        guard fsync(handle.fileDescriptor) == 0 else { throw Self.problem(target) }
        // A link never takes the place of a file that came meanwhile; a rename does.
        let named = replaces ? rename(draft.path, target.path) : link(draft.path, target.path)
        guard named == 0 else { throw errno == EEXIST ? Self.taken(target, otherwise) : Self.problem(target) }
        if !replaces { unlink(draft.path) }
        try FolderSync.sync(target.deletingLastPathComponent())
    }

    func abandon() { unlink(draft.path) }

    private static func taken(_ target: URL, _ otherwise: String) -> CommandProblem {
        CommandProblem("\(target.path) exists already. Choose another name\(otherwise).", code: .files)
    }

    private static func problem(_ target: URL) -> CommandProblem {
        errno == ENOSPC || errno == EDQUOT
            ? CommandProblem(
                "The disk of \(target.path) is full. Nothing was left there; free space and try again.", code: .files)
            : CommandProblem("\(target.path) cannot be written: \(String(cString: strerror(errno))).", code: .files)
    }
}

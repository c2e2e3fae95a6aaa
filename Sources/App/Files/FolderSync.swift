import Foundation

/// Makes a folder's names durable.
enum FolderSync {
    static func sync(_ folder: URL) throws(CommandProblem) {
        let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw CommandProblem(
                "\(folder.path) cannot be synced: \(String(cString: strerror(errno))).", code: .files)
        }
    }
}

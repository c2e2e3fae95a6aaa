/// Something is not a backup, or not a whole one, or not for this key: docs/protocol.md, "Backups".
public enum BackupRefused: Error, Equatable, Sendable {
    /// It does not begin as a backup does.
    case notABackup
    /// Made by a later version of this program.
    case newer
    /// It ends before its end.
    case cutShort
    /// Something follows its end.
    case tooLong
    /// Some byte of it is not what was written.
    case altered
    /// A sealed one, and no key was given.
    case keyNeeded
    /// The key does not open it: it was sealed for another one, or altered at its beginning.
    case otherKey
    /// A text that is no key of this kind.
    case malformedKey
}

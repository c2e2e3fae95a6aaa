package import Foundation
package import HelplineCore

extension Migration {
    /// Throws `.unavailable` with a sentence for the operator unless the database, which has applied this step, did so from
    /// the same file.
    package func confirm(applied: Data) throws(StoreFailure) {
        guard applied == digest else {
            throw .unavailable(
                description: """
                    Migration \(number) (\(name)) differs from the one this database was made with; use the program that \
                    made it, or a released version.
                    """)
        }
    }
}

extension [Migration] {
    /// Throws `.unavailable` with a sentence for the operator when the database's `newest` step is none of these.
    package func refuseNewer(than newest: Int) throws(StoreFailure) {
        guard newest <= count else {
            throw .unavailable(
                description: """
                    The database is of a newer version (schema \(newest); this program knows \(count)); install the newer \
                    program.
                    """)
        }
    }
}

package import StoreSupport

/// Every migration, in order, with the numbers of SQLiteStore's. A line, once released, never changes.
package enum Migrations {
    package static let all: [Migration] = [
        Migration(1, "chat", PackageResources.m0001_chat_sql),
        Migration(2, "accounts", PackageResources.m0002_accounts_sql),
        Migration(3, "cases", PackageResources.m0003_cases_sql),
        Migration(4, "shift", PackageResources.m0004_shift_sql),
        Migration(5, "handover", PackageResources.m0005_handover_sql),
        Migration(6, "hours", PackageResources.m0006_hours_sql),
        Migration(7, "limits", PackageResources.m0007_limits_sql),
        Migration(8, "notes", PackageResources.m0008_notes_sql),
        Migration(9, "saved-texts", PackageResources.m0009_saved_texts_sql),
        Migration(10, "figures", PackageResources.m0010_figures_sql),
        Migration(11, "objections", PackageResources.m0011_objections_sql),
        Migration(12, "blocks", PackageResources.m0012_blocks_sql),
        Migration(13, "releases", PackageResources.m0013_releases_sql),
        Migration(14, "joining", PackageResources.m0014_joining_sql),
        Migration(15, "exports", PackageResources.m0015_exports_sql),
        Migration(16, "partners", PackageResources.m0016_partners_sql),
        Migration(17, "proposals", PackageResources.m0017_proposals_sql),
        Migration(18, "hour", PackageResources.m0018_hour_sql),
        Migration(19, "guests", PackageResources.m0019_guests_sql),
        Migration(20, "letters", PackageResources.m0020_letters_sql),
        Migration(21, "passings", PackageResources.m0021_passings_sql),
        Migration(22, "follow-ups", PackageResources.m0022_follow_ups_sql),
        Migration(23, "police-path", PackageResources.m0023_police_path_sql),
        Migration(24, "two-guests", PackageResources.m0024_two_guests_sql),
    ]
}

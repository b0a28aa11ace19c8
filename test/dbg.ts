import Database from 'better-sqlite3-multiple-ciphers';
import { migrate } from '../electron/store/migrate.ts';
import { copyTable } from '../electron/store/salvage/copyTable.ts';
import { salvageTables } from '../electron/store/salvage/salvageTables.ts';
import { archiveTables } from '../electron/store/archiveTables.ts';
const a = new Database(':memory:'); migrate(a); const b = new Database(':memory:'); migrate(b);
b.exec('DROP TRIGGER submission_birth; DROP TRIGGER audit_trail_kept; DROP TRIGGER audit_heads_kept');
for (const t of salvageTables) { try { copyTable(b, t, a, null); } catch (e) { console.log(t.name, e); } }
try { b.pragma('foreign_key_check'); archiveTables(b); migrate(b); } catch (e) { console.log(e); }

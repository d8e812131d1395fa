BEGIN TRANSACTION;
CREATE TABLE accounts (
	account_id VARCHAR(320) NOT NULL, 
	email VARCHAR(320) NOT NULL, 
	first_run_at DATETIME NOT NULL, 
	cursor VARCHAR(64) NOT NULL, 
	last_poll_at DATETIME, 
	last_resync_at DATETIME, 
	blocked_until DATETIME, 
	messages_total INTEGER NOT NULL, 
	needs_consent TEXT NOT NULL, failures INTEGER DEFAULT '0' NOT NULL, listed_at DATETIME, missed INTEGER DEFAULT '0' NOT NULL, accepted_at DATETIME, paused BOOLEAN DEFAULT '0' NOT NULL, paused_until DATETIME, reader TEXT DEFAULT '' NOT NULL, restored_at DATETIME, 
	CONSTRAINT pk_accounts PRIMARY KEY (account_id)
);
INSERT INTO "accounts" VALUES('nora@mail.example','nora@mail.example','2025-05-05 10:00:00.000000','48253','2025-05-13 15:30:00.000000',NULL,NULL,5,'',0,'2025-05-13 14:30:00.000000',0,'2025-05-05 10:00:00.000000',0,NULL,'language@1+hiring@1+meaning@1+company@1+people@1+own@1+asks@1+interviews@1+promises@1+deadlines@1+absence@1',NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE corrections (
	correction_id INTEGER NOT NULL, 
	account_id VARCHAR(320) NOT NULL, 
	process_id VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	undone_at DATETIME, 
	words TEXT NOT NULL, 
	change TEXT NOT NULL, 
	CONSTRAINT pk_corrections PRIMARY KEY (correction_id)
);
INSERT INTO "corrections" VALUES(1,'nora@mail.example','larkfield-product-analyst','2026-11-21 21:35:20.318807',NULL,'--preferred','{"kind": "wish", "wish": "preferred", "value": true}');
CREATE TABLE digests (
	account_id VARCHAR(320) NOT NULL, 
	week VARCHAR(8) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	message_id TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	cursor_before VARCHAR(64) NOT NULL, 
	gmail_id VARCHAR(64) NOT NULL, attempts INTEGER DEFAULT '0' NOT NULL, numbers TEXT DEFAULT '{}' NOT NULL, said TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_digests PRIMARY KEY (account_id, week)
);
INSERT INTO "digests" VALUES('nora@mail.example','2025-W20','done','<digest-d08af49ece81e2c2-2025-W20@followup.invalid>','A draft to Larkfield is ready for you','2025-05-13 14:30:00.000000','48234','20de484a427304c5',1,'{"1": {"process_id": "larkfield-product-analyst", "gmail_id": "", "name": "Larkfield, Product Analyst"}}','["PM-6a: If an interviewer or the recruiter sends you a connection, accept it; react to an interviewer''s post every few months at most; write to the hiring manager on real company news only, and only with something specific to say.", "PM-6b: Keep away from pushy activity on social media; a rejection is not argued with."]');
CREATE TABLE drafts (
	account_id VARCHAR(320) NOT NULL, 
	op_id VARCHAR(64) NOT NULL, 
	process_id VARCHAR(64) NOT NULL, 
	intent TEXT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	appeared_at DATETIME NOT NULL, 
	fact TEXT NOT NULL, 
	recipient VARCHAR(320) NOT NULL, 
	body TEXT NOT NULL, 
	mime BLOB NOT NULL, 
	because TEXT NOT NULL, 
	title TEXT NOT NULL, 
	playbook VARCHAR(80) NOT NULL, 
	cursor_before VARCHAR(64) NOT NULL, 
	attempts INTEGER NOT NULL, 
	called_at DATETIME, 
	missing_since DATETIME, 
	send_before DATETIME, 
	pending VARCHAR(16) NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_drafts PRIMARY KEY (account_id, op_id)
);
INSERT INTO "drafts" VALUES('nora@mail.example','f4cd06884a98555c9c694762c4bbd51a','larkfield-product-analyst','["larkfield-product-analyst", "<confirmed@larkfield.example>", "", "rejection_reply", "imogen.vale@larkfield.example"]','live','2025-05-13 14:30:00.000000','{"key":{"account":"nora@mail.example","process":"larkfield-product-analyst","round":"<confirmed@larkfield.example>","cycle":"","step":"rejection_reply","person":"imogen.vale@larkfield.example"},"state":"live","appeared_at":"2025-05-13T14:30:00Z","draft_id":"r6814313302036213508","message_id":"2435570f1d827905","thread_id":"18fb8ef241699be8","rule":"DM-8","content_hash":"de10172bb28c3eb310ffe6ac2caf89d5eaac9c243c7c8a3a14ca23413eb73962","reply_to_id":"<rejection@larkfield.example>","due_at":"2025-05-13T14:30:00Z","words":64,"subject":"Re: Interview for the Product Analyst role at Larkfield"}','imogen.vale@larkfield.example','Hi Imogen,

Thank you for writing about the Product Analyst role. I enjoyed the conversations and am glad of the time everybody gave me.

Should there be any feedback that you can pass on, I''d gladly learn from it. I''d be glad to hear from you if a later role fits, and I wish you and the team well.

All the best,
Nora Whitfield',X'46726F6D3A204E6F726120576869746669656C64203C6E6F7261406D61696C2E6578616D706C653E0D0A546F3A20496D6F67656E2056616C65203C696D6F67656E2E76616C65406C61726B6669656C642E6578616D706C653E0D0A5375626A6563743A2052653A20496E7465727669657720666F72207468652050726F6475637420416E616C79737420726F6C65206174204C61726B6669656C640D0A4D6573736167652D49443A203C6634636430363838346139383535356339633639343736326334626264353161406D61696C2E6578616D706C653E0D0A496E2D5265706C792D546F3A203C72656A656374696F6E406C61726B6669656C642E6578616D706C653E0D0A5265666572656E6365733A203C636F6E6669726D6564406C61726B6669656C642E6578616D706C653E203C6D696E65406D61696C2E6578616D706C653E203C72656A656374696F6E406C61726B6669656C642E6578616D706C653E0D0A582D4E6F74652D5265663A2066346364303638383461393835353563396336393437363263346262643531610D0A4D494D452D56657273696F6E3A20312E300D0A436F6E74656E742D547970653A206D756C7469706172742F616C7465726E61746976653B0D0A20626F756E646172793D223D5F3236376462353032316139346162303535346266326265323265623062623664220D0A0D0A2D2D3D5F32363764623530323161393461623035353462663262653232656230626236640D0A436F6E74656E742D547970653A20746578742F706C61696E3B20636861727365743D227574662D38220D0A436F6E74656E742D5472616E736665722D456E636F64696E673A2071756F7465642D7072696E7461626C650D0A0D0A486920496D6F67656E2C0D0A0D0A5468616E6B20796F7520666F722077726974696E672061626F7574207468652050726F6475637420416E616C79737420726F6C652E204920656E6A6F7965642074686520636F6E7665727361743D0D0A696F6E7320616E6420616D20676C6164206F66207468652074696D65206576657279626F64792067617665206D652E0D0A0D0A53686F756C6420746865726520626520616E7920666565646261636B207468617420796F752063616E2070617373206F6E2C2049276420676C61646C79206C6561726E2066726F6D2069742E203D0D0A49276420626520676C616420746F20686561722066726F6D20796F752069662061206C6174657220726F6C6520666974732C20616E642049207769736820796F7520616E6420746865207465613D0D0A6D2077656C6C2E0D0A0D0A416C6C2074686520626573742C0D0A4E6F726120576869746669656C640D0A0D0A2D2D3D5F32363764623530323161393461623035353462663262653232656230626236640D0A436F6E74656E742D547970653A20746578742F68746D6C3B20636861727365743D227574662D38220D0A436F6E74656E742D5472616E736665722D456E636F64696E673A2071756F7465642D7072696E7461626C650D0A4D494D452D56657273696F6E3A20312E300D0A0D0A3C6469763E3C6469763E486920496D6F67656E2C3C2F6469763E3C6469763E3C62723E3C2F6469763E3C6469763E5468616E6B20796F7520666F722077726974696E672061626F7574207468653D0D0A2050726F6475637420416E616C79737420726F6C652E204920656E6A6F7965642074686520636F6E766572736174696F6E7320616E6420616D20676C6164206F66207468652074696D652065763D0D0A657279626F64792067617665206D652E3C2F6469763E3C6469763E3C62723E3C2F6469763E3C6469763E53686F756C6420746865726520626520616E7920666565646261636B207468617420793D0D0A6F752063616E2070617373206F6E2C204926237832373B6420676C61646C79206C6561726E2066726F6D2069742E204926237832373B6420626520676C616420746F20686561722066726F6D203D0D0A796F752069662061206C6174657220726F6C6520666974732C20616E642049207769736820796F7520616E6420746865207465616D2077656C6C2E3C2F6469763E3C6469763E3C62723E3C2F643D0D0A69763E3C6469763E416C6C2074686520626573742C3C2F6469763E3C6469763E4E6F726120576869746669656C643C2F6469763E3C2F6469763E0D0A0D0A2D2D3D5F32363764623530323161393461623035353462663262653232656230626236642D2D0D0A','[{"rule": "DM-8", "text": "Rejected on Tue 13 May 2025; a reply belongs within 48 hours", "message_id": "<rejection@larkfield.example>", "quote": "Unfortunately we have decided not to move forward with your application."}, {"rule": "DM-8", "text": "Reading: the guide is silent on answering a written rejection; as decision-matrix", "message_id": null, "quote": null}]','reply to the rejection','phase-map','48234',1,'2025-05-13 14:30:00.000000',NULL,'2025-05-15 16:00:00.000000','','');
CREATE TABLE fetch_queue (
	account_id VARCHAR(320) NOT NULL, 
	gmail_id VARCHAR(64) NOT NULL, 
	thread_id VARCHAR(64) NOT NULL, 
	attempts INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_fetch_queue PRIMARY KEY (account_id, gmail_id)
);
CREATE TABLE heard_answers (
	account_id VARCHAR(320) NOT NULL, 
	gmail_id VARCHAR(64) NOT NULL, 
	line INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	week VARCHAR(8) NOT NULL, 
	words TEXT NOT NULL, 
	understood BOOLEAN NOT NULL, 
	reply TEXT NOT NULL, 
	told_in VARCHAR(8) NOT NULL, 
	CONSTRAINT pk_heard_answers PRIMARY KEY (account_id, gmail_id, line)
);
CREATE TABLE holds (
	account_id VARCHAR(320) NOT NULL, 
	process_id VARCHAR(64) NOT NULL, 
	step VARCHAR(24) NOT NULL, 
	person VARCHAR(320) NOT NULL, 
	rule VARCHAR(32) NOT NULL, 
	until DATETIME, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_holds PRIMARY KEY (account_id, process_id, step, person)
);
CREATE TABLE interview_notes (
	account_id VARCHAR(320) NOT NULL, 
	message_id VARCHAR(120) NOT NULL, 
	process_id VARCHAR(64) NOT NULL, 
	interview TEXT NOT NULL, 
	start DATETIME NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	at DATETIME NOT NULL, 
	subject TEXT NOT NULL, 
	cursor_before VARCHAR(64) NOT NULL, 
	gmail_id VARCHAR(64) NOT NULL, 
	attempts INTEGER NOT NULL, 
	people TEXT NOT NULL, 
	CONSTRAINT pk_interview_notes PRIMARY KEY (account_id, message_id)
);
CREATE TABLE judgements (
	judgement_id INTEGER NOT NULL, 
	account_id VARCHAR(320) NOT NULL, 
	process_id VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	gist VARCHAR(64) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_judgements PRIMARY KEY (judgement_id)
);
INSERT INTO "judgements" VALUES(1,'nora@mail.example','larkfield-product-analyst','2025-05-13 14:30:00.000000','7d4ce5cc5fb5046be6831c47ccf6217fb0d7c025fa6834b767cd43f583463318','{"as_of":"2025-05-13T14:30:00Z","playbook":"phase-map","decisions":[{"step":"thank_you","verdict":"stop","rule":"CM-4","round":"<confirmed@larkfield.example>","cycle":"","recipient":{"name":"Imogen Vale","email":"imogen.vale@larkfield.example","part":"recruiter","replyable":true,"threads":["18fb8ef241699be8"],"last_thread":"18fb8ef241699be8","last_wrote_at":"2025-05-13T14:30:00Z","source":{"message_id":"<confirmed@larkfield.example>","at":"2025-05-08T08:10:00Z","quote":""}},"due_at":"2025-05-13T14:00:00Z","send_before":"2025-05-14T10:00:00Z","expires_at":"2025-05-16T10:00:00Z","reason":"rejected on Tue 13 May 2025","because":[{"rule":"PM-1","text":"An interview ended Tue 13 May 2025 at 11:00; a thank-you belongs within 24 hours","source":{"message_id":"<confirmed@larkfield.example>","at":"2025-05-08T08:10:00Z","quote":"Your interview for the Product Analyst role at Larkfield is confirmed for Tuesday 13 May from 10:00 to 11:00."}}],"checks":[{"rule":"CM-5","name":"already_sent","actual":"not sent","expected":"not sent yet","holds":true},{"rule":"CM-11","name":"discarded","actual":"not thrown away","expected":"no draft of it thrown away","holds":true},{"rule":"CM-4","name":"decided","actual":"rejected on Tue 13 May 2025","expected":"no decision and no withdrawal","holds":false,"source":{"message_id":"<rejection@larkfield.example>","at":"2025-05-13T14:30:00Z","quote":"Unfortunately we have decided not to move forward with your application."}},{"rule":"CM-17","name":"on_hold_or_closed","actual":"none","expected":"the role neither on hold nor closed","holds":true},{"rule":"CM-4","name":"withdrawing","actual":"wanted","expected":"a role the user still wants","holds":true},{"rule":"PM-1","name":"clock_time","actual":"known","expected":"the interview''s clock time known","holds":true,"source":{"message_id":"<confirmed@larkfield.example>","at":"2025-05-08T08:10:00Z","quote":"Your interview for the Product Analyst role at Larkfield is confirmed for Tuesday 13 May from 10:00 to 11:00."}},{"rule":"CM-8","name":"nobody_to_answer","actual":"imogen.vale@larkfield.example","expected":"a person who can be answered","holds":true},{"rule":"PM-1","name":"in_time","actual":"of use until Fri 16 May 2025 at 11:00","expected":"within 72 hours of the interview''s end, or its window","holds":true,"source":{"message_id":"<confirmed@larkfield.example>","at":"2025-05-08T08:10:00Z","quote":"Your interview for the Product Analyst role at Larkfield is confirmed for Tuesday 13 May from 10:00 to 11:00."}},{"rule":"PM-1a","name":"due","actual":"Tue 13 May 2025 at 15:00","expected":"its day has come","holds":true}],"needs":["detail"],"title":"thank-you","about_interview":"<confirmed@larkfield.example>"},{"step":"status_1","verdict":"stop","rule":"CM-4","round":"<confirmed@larkfield.example>","cycle":"","recipient":{"name":"Imogen Vale","email":"imogen.vale@larkfield.example","part":"recruiter","replyable":true,"threads":["18fb8ef241699be8"],"last_thread":"18fb8ef241699be8","last_wrote_at":"2025-05-13T14:30:00Z","source":{"message_id":"<confirmed@larkfield.example>","at":"2025-05-08T08:10:00Z","quote":""}},"due_at":"2025-05-20T08:00:00Z","send_before":"2025-05-22T16:00:00Z","reason":"rejected on Tue 13 May 2025","because":[{"rule":"PM-3","text":"5 to 7 business days without word since Tue 13 May 2025 is Tue 20 May 2025","source":{"message_id":"<rejection@larkfield.example>","at":"2025-05-13T14:30:00Z","quote":"Unfortunately we have decided not to move forward with your application."}}],"checks":[{"rule":"CM-5","name":"already_sent","actual":"not sent","expected":"not sent yet","holds":true},{"rule":"CM-11","name":"discarded","actual":"not thrown away","expected":"no draft of it thrown away","holds":true},{"rule":"CM-4","name":"decided","actual":"rejected on Tue 13 May 2025","expected":"no decision and no withdrawal","holds":false,"source":{"message_id":"<rejection@larkfield.example>","at":"2025-05-13T14:30:00Z","quote":"Unfortunately we have decided not to move forward with your application."}},{"rule":"CM-17","name":"on_hold_or_closed","actual":"none","expected":"the role neither on hold nor closed","holds":true},{"rule":"CM-4","name":"withdrawing","actual":"wanted","expected":"a role the user still wants","holds":true},{"rule":"CM-17","name":"silent_end_passed","actual":"none named","expected":"no day after which silence is the answer","holds":true},{"rule":"PM-7","name":"ceiling","actual":"0 status messages sent in this round","expected":"a step not used yet, 3 in a round at most","holds":true},{"rule":"PM-7","name":"faded","actual":"the process is alive","expected":"a process that is alive","holds":true},{"rule":"CM-13","name":"interview_ahead","actual":"none","expected":"no interview ahead","holds":true},{"rule":"CM-14","name":"ball_with_user","actual":"with the employer","expected":"the employer''s turn","holds":true},{"rule":"CM-3","name":"promise_running","actual":"nothing promised","expected":"no promised window still running","holds":true},{"rule":"CM-17","name":"silent_end_ahead","actual":"none named","expected":"no day after which silence is the answer","holds":true},{"rule":"CM-13","name":"never_chased","actual":"one of them","expected":"an interview held, or a promised date passed","holds":true},{"rule":"CM-11","name":"overtaken","actual":"not overtaken","expected":"its time before the next step''s","holds":true},{"rule":"CM-8","name":"nobody_to_answer","actual":"imogen.vale@larkfield.example","expected":"a person who can be answered","holds":true},{"rule":"PM-3","name":"due","actual":"Tue 20 May 2025 at 09:00","expected":"its day has come","holds":false}],"title":"gentle check-in","about_interview":"<confirmed@larkfield.example>"},{"step":"status_2","verdict":"stop","rule":"CM-4","round":"<confirmed@larkfield.example>","cycle":"","recipient":{"name":"Imogen Vale","email":"imogen.vale@larkfield.example","part":"recruiter","replyable":true,"threads":["18fb8ef241699be8"],"last_thread":"18fb8ef241699be8","last_wrote_at":"2025-05-13T14:30:00Z","source":{"message_id":"<confirmed@larkfield.example>","at":"2025-05-08T08:10:00Z","quote":""}},"due_at":"2025-05-27T08:00:00Z","reason":"rejected on Tue 13 May 2025","because":[{"rule":"PM-4","text":"14 days after the final interview, of Tue 13 May 2025, is Tue 27 May 2025","source":{"message_id":"<confirmed@larkfield.example>","at":"2025-05-08T08:10:00Z","quote":"Your interview for the Product Analyst role at Larkfield is confirmed for Tuesday 13 May from 10:00 to 11:00."}}],"checks":[{"rule":"CM-5","name":"already_sent","actual":"not sent","expected":"not sent yet","holds":true},{"rule":"CM-11","name":"discarded","actual":"not thrown away","expected":"no draft of it thrown away","holds":true},{"rule":"CM-4","name":"decided","actual":"rejected on Tue 13 May 2025","expected":"no decision and no withdrawal","holds":false,"source":{"message_id":"<rejection@larkfield.example>","at":"2025-05-13T14:30:00Z","quote":"Unfortunately we have decided not to move forward with your application."}},{"rule":"CM-17","name":"on_hold_or_closed","actual":"none","expected":"the role neither on hold nor closed","holds":true},{"rule":"CM-4","name":"withdrawing","actual":"wanted","expected":"a role the user still wants","holds":true},{"rule":"CM-17","name":"silent_end_passed","actual":"none named","expected":"no day after which silence is the answer","holds":true},{"rule":"PM-7","name":"ceiling","actual":"0 status messages sent in this round","expected":"a step not used yet, 3 in a round at most","holds":true},{"rule":"PM-7","name":"faded","actual":"the process is alive","expected":"a process that is alive","holds":true},{"rule":"CM-13","name":"interview_ahead","actual":"none","expected":"no interview ahead","holds":true},{"rule":"CM-14","name":"ball_with_user","actual":"with the employer","expected":"the employer''s turn","holds":true},{"rule":"CM-3","name":"promise_running","actual":"nothing promised","expected":"no promised window still running","holds":true},{"rule":"CM-17","name":"silent_end_ahead","actual":"none named","expected":"no day after which silence is the answer","holds":true},{"rule":"CM-13","name":"never_chased","actual":"one of them","expected":"an interview held, or a promised date passed","holds":true},{"rule":"CM-11","name":"overtaken","actual":"not overtaken","expected":"its time before the next step''s","holds":true},{"rule":"CM-8","name":"nobody_to_answer","actual":"imogen.vale@larkfield.example","expected":"a person who can be answered","holds":true},{"rule":"PM-4","name":"turn","actual":"the step before it is still open","expected":"the step before it sent or skipped","holds":false},{"rule":"PM-4","name":"due","actual":"Tue 27 May 2025 at 09:00","expected":"its day has come","holds":false}],"title":"polite nudge","about_interview":"<confirmed@larkfield.example>"},{"step":"status_3","verdict":"stop","rule":"CM-4","round":"<confirmed@larkfield.example>","cycle":"","recipient":{"name":"Imogen Vale","email":"imogen.vale@larkfield.example","part":"recruiter","replyable":true,"threads":["18fb8ef241699be8"],"last_thread":"18fb8ef241699be8","last_wrote_at":"2025-05-13T14:30:00Z","source":{"message_id":"<confirmed@larkfield.example>","at":"2025-05-08T08:10:00Z","quote":""}},"due_at":"2025-06-12T08:00:00Z","reason":"rejected on Tue 13 May 2025","because":[{"rule":"PM-5","text":"30 days after the final interview, of Tue 13 May 2025, is Thu 12 June 2025","source":{"message_id":"<confirmed@larkfield.example>","at":"2025-05-08T08:10:00Z","quote":"Your interview for the Product Analyst role at Larkfield is confirmed for Tuesday 13 May from 10:00 to 11:00."}}],"checks":[{"rule":"CM-5","name":"already_sent","actual":"not sent","expected":"not sent yet","holds":true},{"rule":"CM-11","name":"discarded","actual":"not thrown away","expected":"no draft of it thrown away","holds":true},{"rule":"CM-4","name":"decided","actual":"rejected on Tue 13 May 2025","expected":"no decision and no withdrawal","holds":false,"source":{"message_id":"<rejection@larkfield.example>","at":"2025-05-13T14:30:00Z","quote":"Unfortunately we have decided not to move forward with your application."}},{"rule":"CM-17","name":"on_hold_or_closed","actual":"none","expected":"the role neither on hold nor closed","holds":true},{"rule":"CM-4","name":"withdrawing","actual":"wanted","expected":"a role the user still wants","holds":true},{"rule":"CM-17","name":"silent_end_passed","actual":"none named","expected":"no day after which silence is the answer","holds":true},{"rule":"PM-7","name":"ceiling","actual":"0 status messages sent in this round","expected":"a step not used yet, 3 in a round at most","holds":true},{"rule":"PM-7","name":"faded","actual":"the process is alive","expected":"a process that is alive","holds":true},{"rule":"CM-13","name":"interview_ahead","actual":"none","expected":"no interview ahead","holds":true},{"rule":"CM-14","name":"ball_with_user","actual":"with the employer","expected":"the employer''s turn","holds":true},{"rule":"CM-3","name":"promise_running","actual":"nothing promised","expected":"no promised window still running","holds":true},{"rule":"CM-17","name":"silent_end_ahead","actual":"none named","expected":"no day after which silence is the answer","holds":true},{"rule":"CM-13","name":"never_chased","actual":"one of them","expected":"an interview held, or a promised date passed","holds":true},{"rule":"CM-11","name":"overtaken","actual":"not overtaken","expected":"its time before the next step''s","holds":true},{"rule":"CM-8","name":"nobody_to_answer","actual":"imogen.vale@larkfield.example","expected":"a person who can be answered","holds":true},{"rule":"PM-5","name":"turn","actual":"the step before it is still open","expected":"the step before it sent or skipped","holds":false},{"rule":"PM-5","name":"due","actual":"Thu 12 June 2025 at 09:00","expected":"its day has come","holds":false}],"title":"re-engagement","about_interview":"<confirmed@larkfield.example>"},{"step":"rejection_reply","verdict":"write","rule":"DM-8","round":"<confirmed@larkfield.example>","cycle":"","recipient":{"name":"Imogen Vale","email":"imogen.vale@larkfield.example","part":"recruiter","replyable":true,"threads":["18fb8ef241699be8"],"last_thread":"18fb8ef241699be8","last_wrote_at":"2025-05-13T14:30:00Z","source":{"message_id":"<confirmed@larkfield.example>","at":"2025-05-08T08:10:00Z","quote":""}},"due_at":"2025-05-13T14:30:00Z","send_before":"2025-05-15T16:00:00Z","reason":"Rejected on Tue 13 May 2025; a reply belongs within 48 hours","because":[{"rule":"DM-8","text":"Rejected on Tue 13 May 2025; a reply belongs within 48 hours","source":{"message_id":"<rejection@larkfield.example>","at":"2025-05-13T14:30:00Z","quote":"Unfortunately we have decided not to move forward with your application."}},{"rule":"DM-8","text":"Reading: the guide is silent on answering a written rejection; as decision-matrix"}],"checks":[{"rule":"CM-5","name":"already_sent","actual":"not sent","expected":"not sent yet","holds":true},{"rule":"CM-11","name":"discarded","actual":"not thrown away","expected":"no draft of it thrown away","holds":true},{"rule":"CM-8","name":"nobody_to_answer","actual":"imogen.vale@larkfield.example","expected":"a person who can be answered","holds":true},{"rule":"DM-8","name":"in_time","actual":"in time","expected":"a time that was not over at the first start","holds":true},{"rule":"DM-8","name":"due","actual":"Tue 13 May 2025 at 15:30","expected":"its day has come","holds":true}],"title":"reply to the rejection","about_interview":"<confirmed@larkfield.example>"}],"closing":{"outcome":"rejected","rule":"CM-4","reason":"rejected on Tue 13 May 2025","source":{"message_id":"<rejection@larkfield.example>","at":"2025-05-13T14:30:00Z","quote":"Unfortunately we have decided not to move forward with your application."}},"advice":[{"rule":"PM-6a","text":"If an interviewer or the recruiter sends you a connection, accept it; react to an interviewer''s post every few months at most; write to the hiring manager on real company news only, and only with something specific to say."},{"rule":"PM-6b","text":"Keep away from pushy activity on social media; a rejection is not argued with."}],"next_look":"2025-05-16T10:00:00Z"}');
CREATE TABLE messages (
	account_id VARCHAR(320) NOT NULL, 
	gmail_id VARCHAR(64) NOT NULL, 
	thread_id VARCHAR(64) NOT NULL, 
	message_id TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	labels TEXT NOT NULL, 
	raw BLOB NOT NULL, 
	direction VARCHAR(3) NOT NULL, 
	reading TEXT NOT NULL, 
	process_id VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_messages PRIMARY KEY (account_id, gmail_id)
);
INSERT INTO "messages" VALUES('nora@mail.example','892d8c665340ecc4','18fb8ef241699be8','<confirmed@larkfield.example>','2025-05-08 08:10:00.000000','["INBOX", "UNREAD"]',X'789C95514B4F023110BE6FB2FF61C2558A2DC86B4583110412300657C463D99D856AB7256D17E1DFDBC56048F4E26D2633F3BD66494633128FE7934104AC4329EB745B576DD66D365893B55B61B024A39C0B49A67C85D24630512BBDAFBE28833C0D83014AB14383298975044A1BDE2FB76BB8E7F95662183C189DFBA35CAF51C1824B849E3836B59D6FFA929B8F4CA04C4F17B76150223D7A2478DD08771C42EF17B2DF7B2E56EF98B8529243B313F8099936E036084F46A745E2E04E7179B00E8CF6C4DCC1F444E795738711C49BA20AB403337E803AAD3781762346234AE182324AC36086D6F23592329F5EA255264C8EE99FBAEFB5D7A11C890F5B8FEC70EF2EB7920B750DC9861B8BEEA652B88C742A67AB862B9BA1214395E854A87504ED95709E76321B92051A2BB4F28FA97925613016C75CAA65FDA60B03E2FFC64158F8B11106E55D5CA04DBD7FD638C690F98FC177064E0363BEA8958C673F0C833926A6109EBD7A9EE9170BC2BDE0','in','{"message_id":"<confirmed@larkfield.example>","direction":"in","hiring":true,"meanings":["interview_confirmed"],"confidence":"certain","interviews":[{"start":"2025-05-13T10:00:00+01:00","day":null,"end":"2025-05-13T11:00:00+01:00","zone_known":false,"timezone":"Europe/London","zone_from":"sender","status":"confirmed","quote":"Your interview for the Product Analyst role at Larkfield is confirmed for Tuesday 13 May from 10:00 to 11:00."}],"company":"Larkfield","role":"Product Analyst","contact":{"name":"Imogen Vale","email":"imogen.vale@larkfield.example","part":"recruiter"},"people":[{"name":"Imogen Vale","email":"imogen.vale@larkfield.example","part":"recruiter"}],"evidence":[{"kind":"hiring","value":"yes","quote":"Your interview for the Product Analyst role at Larkfield is confirmed for Tuesday 13 May from 10:00 to 11:00.","reader":"hiring@1","confidence":"certain","span":[10,119]},{"kind":"meaning","value":"interview_confirmed","quote":"Your interview for the Product Analyst role at Larkfield is confirmed for Tuesday 13 May from 10:00 to 11:00.","reader":"meaning@1","confidence":"certain","span":[10,119]},{"kind":"company","value":"Larkfield","quote":"Interview for the Product Analyst role at Larkfield","reader":"company@1","confidence":"likely","source":"subject"},{"kind":"role","value":"Product Analyst","quote":"Interview for the Product Analyst role at Larkfield","reader":"company@1","confidence":"likely","source":"subject"},{"kind":"contact","value":"imogen.vale@larkfield.example","quote":"Imogen Vale","reader":"people@1","confidence":"likely","source":"sender"},{"kind":"interview","value":"confirmed 2025-05-13T10:00:00+01:00","quote":"Your interview for the Product Analyst role at Larkfield is confirmed for Tuesday 13 May from 10:00 to 11:00.","reader":"interviews@1","confidence":"likely","span":[10,119]}],"version":"language@1+hiring@1+meaning@1+company@1+people@1+own@1+asks@1+interviews@1+promises@1+deadlines@1+absence@1"}','larkfield-product-analyst');
INSERT INTO "messages" VALUES('nora@mail.example','400157715e067642','18fb8ef241699be8','<mine@mail.example>','2025-05-08 11:00:00.000000','["SENT"]',X'789C85515D6BC230147D2FF43F5C7CDDE25237B576DD704CB715EC182ACED7B4BDB599692249FCE8BF5F2A0C640C067939E49C7BCFB9674D5E53B27C9B2793088290D2201C0DEE86C1A87F1BF483E1C0F7D6E4B5665C9019CB5098081628ADEFBD685547F0AE3483CF8ADB92A32820960E8F5B76174FACDE097CF4BDA58A20A9D50625AC984088F919740F0E8C05D3DBB3F642B0D8675F98DB08E6E894D2A23E703C42A934D80AE143AB629F5B78924C34C682566E28B330FB19E57B13669D7459EDAF818690B2067AB4D787A01751EA1E5CD18052DF4BD118B641D2468F6B2EF1B7F5449239EE4443DA0C71AE64C9758DC59FAEE758A24699A3F997FAAC5C2869C9B2D9399B164FF666271897F790574C1BB40F9DBD2D49D8B9A06A268D5B40A6325705979B088619773DA4493A252BD4862BE90AECBA58EEE415935B6894CB9FC0910B0119B6B7D3D86DBFDBD67CEF1BBB07A2AC','out','{"message_id":"<mine@mail.example>","direction":"out","hiring":true,"meanings":["thanks_or_chat"],"confidence":"weak","interviews":[{"start":"2025-05-13T10:00:00+01:00","day":null,"end":"2025-05-13T11:00:00+01:00","zone_known":false,"timezone":"Europe/London","zone_from":"sender","status":"confirmed","quote":"Thank you, I will be there."}],"company":"Larkfield","role":"Product Analyst","own":"answer","evidence":[{"kind":"interview","value":"confirmed 2025-05-13T10:00:00+01:00","quote":"Thank you, I will be there.","reader":"interviews@1","confidence":"likely"}],"version":"language@1+hiring@1+meaning@1+company@1+people@1+own@1+asks@1+interviews@1+promises@1+deadlines@1+absence@1"}','larkfield-product-analyst');
INSERT INTO "messages" VALUES('nora@mail.example','4623e6821b275e0f','18fb8ef241699be8','<rejection@larkfield.example>','2025-05-13 14:30:00.000000','["INBOX", "UNREAD"]',X'789C6D92CD6EDB301084EF02F40E8B5C6BAA5412C78EAA16299A3431101781EBFC5CD7E2CA6243910245D9D6DB77A52040D0FA4491DA9D99FDC81771BB14EBBBD5E23A83742E653ABFBC389FA597D3B3749ACE2EE2E845DCD6A88DB8C70D99368385DDB8C3E4D17A421547D764F48E3C29B1761958E7F16AA84EE8807563288E7E7A577353EDB664E1090D41AEC74DB2E3CD9541FF5A6A32EABDE35B1C0D4ABF58099E2B1DC69F90FFA7CC75BFBBCD1F2A42062B1A6205F23B4D7B289D8750113C78A7BA22C0778BA66F0378C7E618E0FEDD92D363E0D667521348CF61893D9CCAD329A4323B939994F049A652C6D192DA16B7240646B9A7C1543B7B34FBC28A1535A61F71E4B5B6F46FEA1595CCCB16C42CF3C2D952FB9AD411B1E3ED3F1C0F6A8358F70D470F74089F1B83DA7E81A242DF52F87AD28552CC4F3E947AB42D9B8A1B5B38A5ED3683D946079E6BB1BC114FE45B9E866F3FE151E3E84E8FF027C3F7BA42FB0ABDEB46A8BC32595D53028F960F4267999FE9614F50E18E4051A115297E06018283DAF119D7EDD12BD8EB50BD2960D3185DE08030194CDEDE461CFD058336D6EA','in','{"message_id":"<rejection@larkfield.example>","direction":"in","hiring":true,"meanings":["rejection"],"confidence":"certain","company":"Larkfield","role":"Product Analyst","contact":{"name":"Imogen Vale","email":"imogen.vale@larkfield.example","part":"recruiter"},"people":[{"name":"Imogen Vale","email":"imogen.vale@larkfield.example","part":"recruiter"}],"evidence":[{"kind":"hiring","value":"yes","quote":"Interview for the Product Analyst role at Larkfield","reader":"hiring@1","confidence":"certain","source":"subject","span":[0,51]},{"kind":"meaning","value":"rejection","quote":"Unfortunately we have decided not to move forward with your application.","reader":"meaning@1","confidence":"certain","span":[34,107]},{"kind":"company","value":"Larkfield","quote":"Interview for the Product Analyst role at Larkfield","reader":"company@1","confidence":"likely","source":"subject"},{"kind":"role","value":"Product Analyst","quote":"Interview for the Product Analyst role at Larkfield","reader":"company@1","confidence":"likely","source":"subject"},{"kind":"contact","value":"imogen.vale@larkfield.example","quote":"Imogen Vale","reader":"people@1","confidence":"likely","source":"sender"}],"version":"language@1+hiring@1+meaning@1+company@1+people@1+own@1+asks@1+interviews@1+promises@1+deadlines@1+absence@1"}','larkfield-product-analyst');
CREATE TABLE processes (
	account_id VARCHAR(320) NOT NULL, 
	process_id VARCHAR(64) NOT NULL, 
	slug VARCHAR(80) NOT NULL, 
	company TEXT, 
	role TEXT, 
	opened_at DATETIME NOT NULL, 
	engaged BOOLEAN NOT NULL, 
	closed VARCHAR(16), 
	closed_at DATETIME, 
	closed_rule VARCHAR(32) NOT NULL, 
	band VARCHAR(8), 
	next_look_at DATETIME, 
	dirty BOOLEAN NOT NULL, 
	merged_into VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_processes PRIMARY KEY (account_id, process_id), 
	CONSTRAINT uq_processes_account_id_slug UNIQUE (account_id, slug)
);
INSERT INTO "processes" VALUES('nora@mail.example','larkfield-product-analyst','larkfield-product-analyst','Larkfield','Product Analyst','2025-05-08 08:10:00.000000',1,'rejected','2025-05-13 14:30:00.000000','CM-4',NULL,'2025-05-16 10:00:00.000000',1,'');
CREATE TABLE quarantine (
	account_id VARCHAR(320) NOT NULL, 
	gmail_id VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	problem TEXT NOT NULL, 
	CONSTRAINT pk_quarantine PRIMARY KEY (account_id, gmail_id)
);
CREATE TABLE seen_messages (
	account_id VARCHAR(320) NOT NULL, 
	gmail_id VARCHAR(64) NOT NULL, 
	thread_id VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_seen_messages PRIMARY KEY (account_id, gmail_id)
);
INSERT INTO "seen_messages" VALUES('nora@mail.example','20de484a427304c5','20de484a427304c5','2025-05-13 14:30:00.000000');
CREATE TABLE unsure_messages (
	account_id VARCHAR(320) NOT NULL, 
	gmail_id VARCHAR(64) NOT NULL, 
	thread_id VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	quote TEXT NOT NULL, 
	candidates TEXT NOT NULL, 
	asked_in VARCHAR(8) NOT NULL, 
	settled VARCHAR(16) NOT NULL, 
	belongs_to VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_unsure_messages PRIMARY KEY (account_id, gmail_id)
);
CREATE INDEX ix_corrections_process ON corrections (account_id, process_id);
CREATE INDEX ix_drafts_process ON drafts (account_id, process_id);
CREATE INDEX ix_drafts_state ON drafts (account_id, state);
CREATE UNIQUE INDEX uq_drafts_intent ON drafts (account_id, intent) WHERE state <> 'withdrawn';
CREATE INDEX ix_judgements_process ON judgements (account_id, process_id, judgement_id);
CREATE INDEX ix_messages_message_id ON messages (account_id, message_id);
CREATE INDEX ix_messages_process ON messages (account_id, process_id);
CREATE INDEX ix_messages_thread ON messages (account_id, thread_id);
CREATE INDEX ix_seen_messages_thread ON seen_messages (account_id, thread_id);
CREATE INDEX ix_interview_notes_process ON interview_notes (account_id, process_id);
COMMIT;

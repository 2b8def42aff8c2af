<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_TW">
<context>
    <name>AdministratorPage</name>
    <message>
        <source>管理員</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>第一個帳號，用來新增其他人員、設定設備。管理員不收款。沒有預設帳號或密碼。</source>
        <translation>The first account: adds people and sets up machines. It takes no money. There is no default account or password.</translation>
    </message>
    <message>
        <source>帳號</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>2 到 32 個字：文字、數字、點、減號或底線。</source>
        <translation>2 to 32 characters: letters, digits, dot, hyphen or underscore.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>顯示在畫面上；空白就用帳號。</source>
        <translation>Shown on the screen; empty: the account.</translation>
    </message>
    <message>
        <source>密碼</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>至少 8 個字元，大寫、小寫、數字、符號至少 3 種。</source>
        <translation>At least 8 characters, with 3 of: capital letters, small letters, digits, symbols.</translation>
    </message>
    <message>
        <source>密碼再輸入一次</source>
        <translation>Password again</translation>
    </message>
</context>
<context>
    <name>ApprovalPanel</name>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>處理中…</source>
        <translation>Working…</translation>
    </message>
    <message>
        <source>核可</source>
        <translation>Approve</translation>
    </message>
</context>
<context>
    <name>ArrivalView</name>
    <message>
        <source>取件單號碼</source>
        <translation>Pickup slip number</translation>
    </message>
    <message>
        <source>報到</source>
        <translation>Mark arrival</translation>
    </message>
    <message>
        <source>請刷取件單</source>
        <translation>Scan pickup slip</translation>
    </message>
    <message>
        <source>刷取件單上的條碼或 QR 碼，或輸入 P 開頭的完整號碼。</source>
        <translation>Scan the barcode or QR code on the pickup slip, or type the whole number that begins with P.</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>表單裡的還沒有約好，信沒有放進來</source>
        <translation>The form holds a request that is not booked; the mail was not put in</translation>
    </message>
    <message>
        <source>先按 F12 約好，或按 F2 清空，再選這封信。</source>
        <translation>Book it with F12 or clear the form with F2, then choose this mail.</translation>
    </message>
    <message>
        <source>查不到這件案子；可改用姓名、證號找，或清空不填。</source>
        <translation>This case cannot be found; search by name or ID, or leave it empty.</translation>
    </message>
</context>
<context>
    <name>BankForm</name>
    <message>
        <source>銀行給的企業識別碼</source>
        <translation>Company code from the bank</translation>
    </message>
    <message>
        <source>已和銀行逐號核對過，可以使用</source>
        <translation>Checked number by number with the bank: may be used</translation>
    </message>
    <message>
        <source>這家銀行的算法沒有公開的例子可以驗證，未經銀行核對。核對以前不會產生虛擬帳號；請先以下面的範例向銀行確認。</source>
        <translation>There is no public example to verify this bank&apos;s rule, and the bank has not checked it. Until it is checked, no virtual accounts are made; first confirm the sample below with the bank.</translation>
    </message>
    <message>
        <source>這天起不再提供虛擬帳號</source>
        <translation>No virtual accounts from this day</translation>
    </message>
    <message>
        <source>銀行與算法</source>
        <translation>Bank and rule</translation>
    </message>
    <message>
        <source>{n} 位數字。</source>
        <translation>{n} digits.</translation>
    </message>
</context>
<context>
    <name>Batches</name>
    <message>
        <source>請輸入資料夾</source>
        <translation>Type a folder</translation>
    </message>
    <message>
        <source>請選擇清單檔</source>
        <translation>Choose a list file</translation>
    </message>
    <message>
        <source>不能小於「金額從」</source>
        <translation>Not less than &quot;Amount from&quot;</translation>
    </message>
    <message>
        <source>請輸入整數金額</source>
        <translation>Type a whole amount</translation>
    </message>
    <message>
        <source>請輸入民國日期，例如 114/12/31</source>
        <translation>Type an ROC date, such as 114/12/31</translation>
    </message>
    <message>
        <source>尚未開始</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>已取消，可接續</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>未完成，可接續</source>
        <translation>Unfinished</translation>
    </message>
    <message>
        <source>已開立，未輸出</source>
        <translation>Issued, no PDF</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>清單 {count} 件</source>
        <translation>List of {count} case(s)</translation>
    </message>
    <message>
        <source>全部未結案件</source>
        <translation>All open cases</translation>
    </message>
    <message>
        <source>{section}股</source>
        <translation>Section {section}</translation>
    </message>
    <message>
        <source>{sum} 元以上</source>
        <translation>NT${sum} or more</translation>
    </message>
    <message>
        <source>{sum} 元以下</source>
        <translation>NT${sum} or less</translation>
    </message>
    <message>
        <source>期限 {day} 以前</source>
        <translation>Due by {day}</translation>
    </message>
    <message>
        <source>{count} 件沒有開立</source>
        <translation>Not issued: {count}</translation>
    </message>
    <message>
        <source>大約再 {n} 秒</source>
        <translation>About {n} s more</translation>
    </message>
    <message>
        <source>大約再 {n} 分鐘</source>
        <translation>About {n} min more</translation>
    </message>
    <message>
        <source>{names}等 {count} 個檔案</source>
        <translation>{names} and others ({count} files)</translation>
    </message>
    <message>
        <source>{names}（{folder}）</source>
        <translation>{names} in {folder}</translation>
    </message>
    <message>
        <source>已開立</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>總金額</source>
        <translation>Total amount</translation>
    </message>
    <message>
        <source>沒有開立</source>
        <translation>Not issued</translation>
    </message>
    <message>
        <source>尚未處理</source>
        <translation>Not done yet</translation>
    </message>
    <message>
        <source>批次已取消，已開立 {count} 張</source>
        <translation>The batch was cancelled; notices issued: {count}</translation>
    </message>
    <message>
        <source>已開立的通知書仍然有效。從清單選這一批按 Enter 可以接續，不會重複。</source>
        <translation>The notices issued stay valid. Choose this batch in the list and press Enter to go on; none is issued twice.</translation>
    </message>
    <message>
        <source>{count} 張通知書已輸出成 {files} 個 PDF</source>
        <translation>{count} notice(s) written to {files} PDF(s)</translation>
    </message>
    <message>
        <source>{count} 張通知書已輸出成 {files} 個 PDF，另有 {missing} 件沒有開立</source>
        <translation>{count} notice(s) written to {files} PDF(s); not issued: {missing}</translation>
    </message>
    <message>
        <source>請開啟所在資料夾列印；清冊可以核對張數與金額。</source>
        <translation>Open their folder and print them; check count and amount against the manifest.</translation>
    </message>
    <message>
        <source>系統裡沒有這個案號</source>
        <translation>No such case number in the system</translation>
    </message>
    <message>
        <source>不是案號</source>
        <translation>Not a case number</translation>
    </message>
    <message>
        <source>已經繳清，沒有要繳的金額</source>
        <translation>Paid already; nothing is due</translation>
    </message>
    <message>
        <source>執行期間已滿，不能再執行</source>
        <translation>Past its expiry; it may no longer be enforced</translation>
    </message>
    <message>
        <source>正在櫃檯收款，請稍後再開</source>
        <translation>Being paid at a desk; issue it later</translation>
    </message>
    <message>
        <source>剛剛有變動，請稍後再開</source>
        <translation>Just changed; issue it later</translation>
    </message>
    <message>
        <source>清單裡重複，只開一張</source>
        <translation>Twice on the list; one notice is issued</translation>
    </message>
    <message>
        <source>缺少利率，請主管補上後再開</source>
        <translation>A rate is missing; the supervisor adds it, then issue it</translation>
    </message>
    <message>
        <source>虛擬帳號用完了，請管理員增加號段</source>
        <translation>Virtual accounts are used up; the administrator adds a range</translation>
    </message>
    <message>
        <source>條碼編不出來，請管理員檢查代收契約</source>
        <translation>The store barcode cannot be made; the administrator checks the collection contract</translation>
    </message>
    <message>
        <source>姓名有印不出的字，請管理員處理</source>
        <translation>The name has characters that cannot be printed; the administrator sees to it</translation>
    </message>
    <message>
        <source>不能開立（{name}）</source>
        <translation>Cannot be issued ({name})</translation>
    </message>
</context>
<context>
    <name>BatchesPage</name>
    <message>
        <source>疊號</source>
        <translation>Stack</translation>
    </message>
    <message>
        <source>填寫日期</source>
        <translation>Filled in</translation>
    </message>
    <message>
        <source>櫃檯</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>已打／點數</source>
        <translation>Typed/counted</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>待複登</source>
        <translation>2nd left</translation>
    </message>
    <message>
        <source>還沒結案的各疊</source>
        <translation>Stacks not closed yet</translation>
    </message>
    <message>
        <source>開新的一疊</source>
        <translation>New stack</translation>
    </message>
    <message>
        <source>打這一疊</source>
        <translation>Type stack</translation>
    </message>
    <message>
        <source>沒有等著打的問卷</source>
        <translation>No sheets waiting to be typed</translation>
    </message>
    <message>
        <source>把同一天、同一個櫃檯收到的問卷疊好，數一數，按 Ins 開新的一疊。</source>
        <translation>Stack the sheets of one day and one desk, count them, and press Ins for a new stack.</translation>
    </message>
    <message>
        <source>Enter 打這一疊；問卷上有條碼的，也可以直接刷條碼。</source>
        <translation>Enter types this stack; a sheet with a barcode can also be scanned right away.</translation>
    </message>
</context>
<context>
    <name>BatchesPresenter</name>
    <message>
        <source>要開立的通知書</source>
        <translation>Notices to issue</translation>
    </message>
    <message>
        <source>登記金額合計（另加計至今日）</source>
        <translation>Delivered, before additions</translation>
    </message>
    <message>
        <source>清單中不能開立</source>
        <translation>Listed, cannot be issued</translation>
    </message>
    <message>
        <source>請輸入資料夾</source>
        <translation>Type a folder</translation>
    </message>
    <message>
        <source>正在開立通知書（單位：張）</source>
        <translation>Issuing notices (notices done)</translation>
    </message>
    <message>
        <source>正在製作 PDF（單位：張）</source>
        <translation>Making the PDFs (notices done)</translation>
    </message>
    <message>
        <source>PDF：{papers}
清冊：{lists}</source>
        <translation>PDF: {papers}
Manifest: {lists}</translation>
    </message>
</context>
<context>
    <name>BatchesView</name>
    <message>
        <source>計算件數</source>
        <translation>Count the cases</translation>
    </message>
    <message>
        <source>批次</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>件數</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>做過的批次</source>
        <translation>Batches so far</translation>
    </message>
    <message>
        <source>還沒有批次</source>
        <translation>No batches yet</translation>
    </message>
    <message>
        <source>在左邊選條件或清單檔，先計算件數與總額，再開始列印。</source>
        <translation>At the left, choose a filter or a list file; count the cases and their total first, then start printing.</translation>
    </message>
    <message>
        <source>接續或再輸出</source>
        <translation>Resume or write again</translation>
    </message>
    <message>
        <source>開始列印</source>
        <translation>Start printing</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>開啟所在資料夾</source>
        <translation>Open their folder</translation>
    </message>
    <message>
        <source>沒有通知書的案件</source>
        <translation>Cases without a notice</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>回批次清單</source>
        <translation>Back to the batches</translation>
    </message>
    <message>
        <source>批次列印</source>
        <translation>Batch printing</translation>
    </message>
    <message>
        <source>取消，之後可以接續</source>
        <translation>Cancel (resume later)</translation>
    </message>
    <message>
        <source>正在停止，已開立的通知書會保留…</source>
        <translation>Stopping; the notices issued stay…</translation>
    </message>
    <message>
        <source>確認後開始列印</source>
        <translation>Check, then start printing</translation>
    </message>
    <message>
        <source>開始後每一張都會取得通知書號碼並記入日誌。可以隨時取消：已開立的保留，之後從清單接續，不會重複。</source>
        <translation>Once started, each notice gets its number and is entered in the journal. You can cancel at any time: what is issued stays; go on from the list later, and none is issued twice.</translation>
    </message>
    <message>
        <source>批次進度</source>
        <translation>Progress of the batch</translation>
    </message>
</context>
<context>
    <name>Bench</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>目前沒有叫號</source>
        <translation>No number called yet</translation>
    </message>
    <message>
        <source>請把取件單交給服務人員，或到櫃檯報到。</source>
        <translation>Please give your pickup slip to the staff, or report at the desk.</translation>
    </message>
    <message>
        <source>另有 {n} 號</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>叫號</source>
        <translation>Now called</translation>
    </message>
    <message>
        <source>可領件</source>
        <translation>Ready to collect</translation>
    </message>
</context>
<context>
    <name>Books</name>
    <message>
        <source>內容被改過</source>
        <translation>its content was changed</translation>
    </message>
    <message>
        <source>接不上前一筆：這一筆或前一筆被換過</source>
        <translation>does not link to the one before: this one or that one was replaced</translation>
    </message>
    <message>
        <source>紀錄不見了</source>
        <translation>record missing</translation>
    </message>
    <message>
        <source>同一位置有兩筆：其中一筆是插入的</source>
        <translation>two records in one place: one of them was inserted</translation>
    </message>
    <message>
        <source>排在最後一筆之後：是插入的</source>
        <translation>after the last record: it was inserted</translation>
    </message>
    <message>
        <source>鏈尾記載與最後一筆不符</source>
        <translation>the recorded end of the chain does not match the last record</translation>
    </message>
    <message>
        <source>已定案卻沒有雜湊：不是程式寫的</source>
        <translation>final but without a hash: not written by the program</translation>
    </message>
    <message>
        <source>最新的紀錄被截掉，錨定 {detail} 知道得比較多</source>
        <translation>the latest records were cut off: anchor {detail} knows more</translation>
    </message>
    <message>
        <source>被整段重寫，與錨定 {detail} 不符</source>
        <translation>rewritten as a whole: does not match anchor {detail}</translation>
    </message>
    <message>
        <source>錨定 {detail} 的簽章不對</source>
        <translation>anchor {detail}: the signature is wrong</translation>
    </message>
    <message>
        <source>錨定 {detail} 不是本分署的金鑰簽的</source>
        <translation>anchor {detail}: not signed with this branch&apos;s key</translation>
    </message>
    <message>
        <source>錨定 {detail} 只在外面，資料庫裡沒有</source>
        <translation>anchor {detail} exists only outside, not in the database</translation>
    </message>
    <message>
        <source>缺號</source>
        <translation>number missing</translation>
    </message>
    <message>
        <source>重號</source>
        <translation>number used twice</translation>
    </message>
    <message>
        <source>號碼計數器與最後一號不符</source>
        <translation>the number counter does not match the last number</translation>
    </message>
    <message>
        <source>收據內容與號碼或總額不符</source>
        <translation>the receipt does not match its number or total</translation>
    </message>
    <message>
        <source>收據沒有相符的入帳</source>
        <translation>receipt without a matching payment</translation>
    </message>
    <message>
        <source>入帳沒有相符的收據</source>
        <translation>payment without a matching receipt</translation>
    </message>
    <message>
        <source>代收入帳各項加起來不等於收到的金額</source>
        <translation>the parts of the collection do not add up to the amount received</translation>
    </message>
    <message>
        <source>取件領款的錢箱支出和交付紀錄不是同一筆</source>
        <translation>the drawer entry of a money pickup does not match its hand-over</translation>
    </message>
    <message>
        <source>簽名圖不在，或不是交付時的那一張</source>
        <translation>the signature image is missing, or is not the one of the hand-over</translation>
    </message>
    <message>
        <source>資料庫不再拒絕更改（{detail}）</source>
        <translation>the database no longer refuses changes ({detail})</translation>
    </message>
    <message>
        <source>繳款</source>
        <translation>payment</translation>
    </message>
    <message>
        <source>繳款項目</source>
        <translation>payment item</translation>
    </message>
    <message>
        <source>支付</source>
        <translation>tender</translation>
    </message>
    <message>
        <source>收據</source>
        <translation>receipt</translation>
    </message>
    <message>
        <source>作廢與退款</source>
        <translation>void or refund</translation>
    </message>
    <message>
        <source>支付更正</source>
        <translation>tender correction</translation>
    </message>
    <message>
        <source>補登</source>
        <translation>outage receipt</translation>
    </message>
    <message>
        <source>核可</source>
        <translation>approval</translation>
    </message>
    <message>
        <source>錢箱進出</source>
        <translation>drawer entry</translation>
    </message>
    <message>
        <source>點鈔</source>
        <translation>cash count</translation>
    </message>
    <message>
        <source>交班</source>
        <translation>hand-over</translation>
    </message>
    <message>
        <source>端末機結帳</source>
        <translation>machine settlement</translation>
    </message>
    <message>
        <source>差異</source>
        <translation>difference</translation>
    </message>
    <message>
        <source>結轉項目</source>
        <translation>carried item</translation>
    </message>
    <message>
        <source>日結</source>
        <translation>day close</translation>
    </message>
    <message>
        <source>出納點收</source>
        <translation>cashier&apos;s office verification</translation>
    </message>
    <message>
        <source>傳繳通知書</source>
        <translation>notice</translation>
    </message>
    <message>
        <source>代收入帳</source>
        <translation>collection</translation>
    </message>
    <message>
        <source>取件交付</source>
        <translation>pickup hand-over</translation>
    </message>
    <message>
        <source>日誌</source>
        <translation>journal</translation>
    </message>
    <message>
        <source>錨定</source>
        <translation>anchor</translation>
    </message>
    <message>
        <source>設備往來</source>
        <translation>machine traffic</translation>
    </message>
    <message>
        <source>取件步驟</source>
        <translation>pickup step</translation>
    </message>
    <message>
        <source>取件提醒</source>
        <translation>pickup reminder</translation>
    </message>
    <message>
        <source>取件簽名</source>
        <translation>pickup signature</translation>
    </message>
    <message>
        <source>問卷版本</source>
        <translation>questionnaire version</translation>
    </message>
    <message>
        <source>意見調查表列印</source>
        <translation>questionnaire printing</translation>
    </message>
    <message>
        <source>意見調查表更正</source>
        <translation>questionnaire correction</translation>
    </message>
    <message>
        <source>{desk} 號櫃檯</source>
        <translation>Desk {desk}</translation>
    </message>
    <message>
        <source>辦公室</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>第 {seqs} 筆</source>
        <translation>row {seqs}</translation>
    </message>
    <message>
        <source>{place}：{wrong}</source>
        <translation>{place}: {wrong}</translation>
    </message>
</context>
<context>
    <name>BranchPage</name>
    <message>
        <source>分署與櫃檯</source>
        <translation>Branch and desk</translation>
    </message>
    <message>
        <source>會印在每一張收據上；收據號碼依櫃檯編號。</source>
        <translation>Printed on every receipt; receipts are numbered by desk.</translation>
    </message>
    <message>
        <source>分署</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>按上面的名稱，或自行輸入。</source>
        <translation>Press a name above, or type one.</translation>
    </message>
    <message>
        <source>櫃檯編號</source>
        <translation>Desk number</translation>
    </message>
    <message>
        <source>同一分署的每個櫃檯各用一個號碼，1 到 99。</source>
        <translation>Each desk of a branch has its own number, 1 to 99.</translation>
    </message>
    <message>
        <source>收據上會印</source>
        <translation>On receipts</translation>
    </message>
</context>
<context>
    <name>CallForm</name>
    <message>
        <source>備註（可不填）</source>
        <translation>Note (optional)</translation>
    </message>
    <message>
        <source>記錄電話</source>
        <translation>Record call</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>放開這一件</source>
        <translation>Close this pickup</translation>
    </message>
    <message>
        <source>取件單</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>改時間</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>顯示全名與電話</source>
        <translation>Show full name and telephone</translation>
    </message>
    <message>
        <source>遮蔽全名與電話</source>
        <translation>Mask full name and telephone</translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <source>今日應繳</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>可以這樣繳</source>
        <translation>Ways to pay</translation>
    </message>
    <message>
        <source>顯示完整姓名與地址</source>
        <translation>Show name and address</translation>
    </message>
    <message>
        <source>遮蔽姓名與地址</source>
        <translation>Mask name and address</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message>
        <source>案件清單</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>清單</source>
        <translation>List</translation>
    </message>
    <message>
        <source>掃描繳款單，或按 F3 搜尋</source>
        <translation>Scan a notice, or press F3 to search</translation>
    </message>
    <message>
        <source>案號、身分證、統編、姓名都可以。規費與拍賣款按 Alt+1 到 Alt+8。</source>
        <translation>By case number, ID, tax ID or name. Fees and auction money: Alt+1 to Alt+8.</translation>
    </message>
    <message>
        <source>案號／移送機關</source>
        <translation>Case / agency</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>狀態／期限</source>
        <translation>Status / due day</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>應收金額</source>
        <translation>Amount due</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>小計</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>接續這一筆</source>
        <translation>Go on with it</translation>
    </message>
    <message>
        <source>捨棄</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>CaseRows</name>
    <message>
        <source>計至 {day}</source>
        <translation>to {day}</translation>
    </message>
    <message>
        <source>收費</source>
        <translation>Pay</translation>
    </message>
    <message>
        <source>已結清</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>執行期滿</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>逾期 {n} 日</source>
        <translation>{n} d late</translation>
    </message>
    <message>
        <source>未結</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>CaseSheet</name>
    <message>
        <source>這種案件不另加計滯納金或利息，金額照移送機關送達者{day}。</source>
        <translation>Nothing is added to this kind of case: the amount is the one the agency delivered ({day}).</translation>
    </message>
    <message>
        <source>移送機關沒有給計算日或繳納期限，無法加計至今日，金額照送達者。</source>
        <translation>The agency gave no day of computation or due day, so nothing can be added up to today: the amount is as delivered.</translation>
    </message>
    <message>
        <source>移送機關已計算到 {day}，比今日晚，金額照送達者。</source>
        <translation>The agency computed up to {day}, which is after today: the amount is as delivered.</translation>
    </message>
    <message>
        <source>{part} {sum} 元</source>
        <translation>{part} NT${sum}</translation>
    </message>
    <message>
        <source>沒有新增（未滿一期，或已達上限）</source>
        <translation>nothing (no full period yet, or the cap is reached)</translation>
    </message>
    <message>
        <source>送達金額{day}；依{law}加計至今日（{today}）：{added}。</source>
        <translation>Delivered amount ({day}). Added up to today ({today}) by {law}: {added}.</translation>
    </message>
    <message>
        <source>（沒有計算日）</source>
        <translation>no day given</translation>
    </message>
    <message>
        <source>計至 {day}</source>
        <translation>as of {day}</translation>
    </message>
    <message>
        <source>{section}股&#x3000;{clerk}</source>
        <translation>Section {section}, {clerk}</translation>
    </message>
    <message>
        <source>（已遮蔽，按 Ctrl+R 顯示）</source>
        <translation>(masked; Ctrl+R shows it)</translation>
    </message>
    <message>
        <source>案號</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>案件種類</source>
        <translation>Case kind</translation>
    </message>
    <message>
        <source>移送機關</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>承辦股別</source>
        <translation>Section, clerk</translation>
    </message>
    <message>
        <source>承辦電話</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>繳納期限</source>
        <translation>Due day</translation>
    </message>
    <message>
        <source>執行期滿日</source>
        <translation>Expiry</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>{number}（作廢）</source>
        <translation>{number} (void)</translation>
    </message>
    <message>
        <source>{number}（已退款）</source>
        <translation>{number} (refunded)</translation>
    </message>
</context>
<context>
    <name>CasesPresenter</name>
    <message>
        <source>找到 {n} 件</source>
        <translation>{n} found</translation>
    </message>
    <message>
        <source>（另有 {n} 件被篩選條件隱藏）</source>
        <translation> ({n} more hidden by the filter)</translation>
    </message>
    <message>
        <source>共 {n} 件</source>
        <translation>{n} in all</translation>
    </message>
    <message>
        <source>沒有符合的案件</source>
        <translation>No such case</translation>
    </message>
    <message>
        <source>還沒有案件</source>
        <translation>No cases yet</translation>
    </message>
    <message>
        <source>請改選其他種類，或改看全部案件。</source>
        <translation>Choose another kind, or show all cases.</translation>
    </message>
    <message>
        <source>請由主管或管理員在「匯入案件」匯入移送機關的檔案。</source>
        <translation>A supervisor or the administrator imports the agency&apos;s file under &quot;Import&quot;.</translation>
    </message>
    <message>
        <source>符合的案件都被篩選條件隱藏</source>
        <translation>The filter hides every case found</translation>
    </message>
    <message>
        <source>按 Ctrl+F 改看全部案件，或改選所有種類。</source>
        <translation>Press Ctrl+F to show all cases, or choose all kinds.</translation>
    </message>
    <message>
        <source>讀到的號碼不對：{text}</source>
        <translation>That number is not right: {text}</translation>
    </message>
    <message>
        <source>請重新掃描，或逐字核對後再輸入。</source>
        <translation>Scan it again, or check it sign by sign and type it.</translation>
    </message>
    <message>
        <source>查不到案件</source>
        <translation>No case found</translation>
    </message>
    <message>
        <source>可以輸入案號、身分證號、統一編號、收據號碼，或姓名的一部分。</source>
        <translation>Type a case number, an ID, a tax ID, a receipt number or part of a name.</translation>
    </message>
</context>
<context>
    <name>CasesView</name>
    <message>
        <source>未結案件</source>
        <translation>Open cases</translation>
    </message>
    <message>
        <source>全部案件</source>
        <translation>All cases</translation>
    </message>
    <message>
        <source>案件種類</source>
        <translation>Case kind</translation>
    </message>
    <message>
        <source>義務人</source>
        <translation>Obligor</translation>
    </message>
    <message>
        <source>案號</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due day</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>待執行金額</source>
        <translation>Amount due</translation>
    </message>
    <message>
        <source>案件清單</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>案件查詢</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>收費</source>
        <translation>Take payment</translation>
    </message>
    <message>
        <source>開通知書</source>
        <translation>Issue a notice</translation>
    </message>
    <message>
        <source>未結／全部案件</source>
        <translation>Open / all cases</translation>
    </message>
    <message>
        <source>所有種類</source>
        <translation>All kinds</translation>
    </message>
</context>
<context>
    <name>CashGrid</name>
    <message>
        <source>其他金額</source>
        <translation>Other amount</translation>
    </message>
    <message>
        <source>{face} 元</source>
        <translation>NT${face}</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>不在上列面額的現金，以總額計；錢箱全空請填 0</source>
        <translation>Cash of other denominations, as a sum; 0 if the drawer is empty</translation>
    </message>
    <message>
        <source>{face} 元的張數或枚數</source>
        <translation>Number of NT${face} notes or coins</translation>
    </message>
</context>
<context>
    <name>ChangeForm</name>
    <message>
        <source>目前的密碼</source>
        <translation>Current password</translation>
    </message>
    <message>
        <source>新密碼</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>再輸入一次新密碼</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>返回登入</source>
        <translation>Back to sign-in</translation>
    </message>
    <message>
        <source>變更密碼</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>帳號：{login}</source>
        <translation>Account: {login}</translation>
    </message>
    <message>
        <source>變更中…</source>
        <translation>Changing…</translation>
    </message>
    <message>
        <source>變更密碼並登入</source>
        <translation>Change and sign in</translation>
    </message>
</context>
<context>
    <name>ClosureForm</name>
    <message>
        <source>颱風停班</source>
        <translation>Typhoon day</translation>
    </message>
    <message>
        <source>教育訓練</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>設備故障</source>
        <translation>Breakdown</translation>
    </message>
    <message>
        <source>盤點</source>
        <translation>Stocktaking</translation>
    </message>
    <message>
        <source>對象</source>
        <translation>Applies to</translation>
    </message>
    <message>
        <source>起日</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>起時</source>
        <translation>Start time</translation>
    </message>
    <message>
        <source>迄日</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>迄時</source>
        <translation>End time</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>會顯示在預約表上，代替空的時段。</source>
        <translation>Shown in the week instead of free slots.</translation>
    </message>
</context>
<context>
    <name>Collections</name>
    <message>
        <source>已處理</source>
        <translation>Handled</translation>
    </message>
    <message>
        <source>已註記處理完成。</source>
        <translation>Noted as handled.</translation>
    </message>
    <message>
        <source>{name} 入帳到一半停止了</source>
        <translation>{name}: stopped on the way</translation>
    </message>
    <message>
        <source>已入帳的部分保留；要補完，請再匯入同一個檔案。</source>
        <translation>What was posted stays; import the same file again for the rest.</translation>
    </message>
    <message>
        <source>{name} 有 {n} 筆的案件正在櫃檯收款，還沒有入帳</source>
        <translation>{name}: {n} line(s) not posted yet, as a desk is taking payment for their cases</translation>
    </message>
    <message>
        <source>請等櫃檯收完，再匯入同一個檔案；已入帳的不會重複。</source>
        <translation>Wait until the desk has finished, then import the same file again; nothing is posted twice.</translation>
    </message>
    <message>
        <source>{name} 入帳完成，有 {n} 筆要有人處理</source>
        <translation>{name}: posted, {n} line(s) need to be looked at</translation>
    </message>
    <message>
        <source>請到「待處理」逐筆查明，並寫下怎麼處理。</source>
        <translation>Go to &quot;To do&quot;, look into each one, and write down how it was handled.</translation>
    </message>
    <message>
        <source>{name} 以前都匯入過，沒有新的款項</source>
        <translation>{name}: all imported before, no new money</translation>
    </message>
    <message>
        <source>沒有任何一筆重複入帳。</source>
        <translation>Nothing was posted twice.</translation>
    </message>
    <message>
        <source>{name} 全部處理完成</source>
        <translation>{name}: everything is done</translation>
    </message>
    <message>
        <source>{n} 筆與單上不同</source>
        <translation>Unlike the notice: {n}</translation>
    </message>
    <message>
        <source>已入案件</source>
        <translation>Posted to case</translation>
    </message>
    <message>
        <source>其中溢繳</source>
        <translation>Of these, overpaid</translation>
    </message>
    <message>
        <source>不認得的號碼</source>
        <translation>Unknown numbers</translation>
    </message>
    <message>
        <source>資料不符</source>
        <translation>Mismatch</translation>
    </message>
    <message>
        <source>尚未確定入帳</source>
        <translation>Not final yet</translation>
    </message>
    <message>
        <source>以前就入過帳</source>
        <translation>Posted before</translation>
    </message>
    <message>
        <source>櫃檯收款中，暫緩</source>
        <translation>Waiting for a desk</translation>
    </message>
    <message>
        <source>檔案全部</source>
        <translation>All in the file</translation>
    </message>
    <message>
        <source>找不到「{text}」的案件。</source>
        <translation>No case found for &quot;{text}&quot;.</translation>
    </message>
    <message>
        <source>請檢查號碼，或改用姓名。</source>
        <translation>Check the number, or search by name.</translation>
    </message>
    <message>
        <source>還沒有選案件。</source>
        <translation>No case is chosen yet.</translation>
    </message>
    <message>
        <source>請輸入案號後按 Enter，再從清單選一件。</source>
        <translation>Type a case number and press Enter, then choose one from the list.</translation>
    </message>
    <message>
        <source>{channel}的 {sum} 其實已經入帳，這份證明已結案。</source>
        <translation>{channel}, NT${sum}: already posted, so this proof of payment is settled.</translation>
    </message>
    <message>
        <source>已登記{channel} {sum}，入帳以前收款畫面會提醒。</source>
        <translation>Recorded: {channel}, NT${sum}. Until it is posted, the payment screen gives a warning.</translation>
    </message>
    <message>
        <source>已撤回這份繳款證明。</source>
        <translation>This proof of payment was withdrawn.</translation>
    </message>
    <message>
        <source>已入帳</source>
        <translation>Posted</translation>
    </message>
    <message>
        <source>溢繳</source>
        <translation>Overpaid</translation>
    </message>
    <message>
        <source>不認得</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>尚未確定</source>
        <translation>Not final</translation>
    </message>
    <message>
        <source>多繳了 {sum}。請聯絡義務人：抵繳其他案件，或通知移送機關退還，再寫下怎麼處理。</source>
        <translation>NT${sum} was overpaid. Contact the obligor: use it for other cases, or have the agency refund it; then write down how it was handled.</translation>
    </message>
    <message>
        <source>沒有任何通知書用這個號碼，沒有入到任何案件。請向代收單位調閱繳款資料，查明是誰繳的。</source>
        <translation>No notice has this number, so nothing was posted to any case. Ask the collector for its payment records and find out who paid.</translation>
    </message>
    <message>
        <source>檢查碼、金額、日期或狀態不對，這一筆沒有入到任何案件；也可能是已入帳的一筆後來被取消。請和代收單位核對原始資料。</source>
        <translation>The check digit, amount, day or status is not right, so this line was posted to no case; it may also cancel a line that was posted before. Compare it with the collector&apos;s original data.</translation>
    </message>
    <message>
        <source>讀到的號碼</source>
        <translation>Number read</translation>
    </message>
    <message>
        <source>通知書</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>案號</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>繳款日</source>
        <translation>Paid on</translation>
    </message>
    <message>
        <source>入帳日</source>
        <translation>Credited on</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>代收狀態</source>
        <translation>Collection status</translation>
    </message>
    <message>
        <source>來源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>{file} 第 {n} 列</source>
        <translation>{file}, line {n}</translation>
    </message>
    <message>
        <source>匯入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>處理註記</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>號碼讀不懂</source>
        <translation>The number cannot be read</translation>
    </message>
    <message>
        <source>繳款日讀不懂</source>
        <translation>The day of payment cannot be read</translation>
    </message>
    <message>
        <source>入帳日讀不懂</source>
        <translation>The day of credit cannot be read</translation>
    </message>
</context>
<context>
    <name>CollectionsView</name>
    <message>
        <source>匯入代收檔</source>
        <translation>Import collection file</translation>
    </message>
    <message>
        <source>待處理</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>繳款證明</source>
        <translation>Proofs of payment</translation>
    </message>
    <message>
        <source>代收入帳</source>
        <translation>Collections</translation>
    </message>
</context>
<context>
    <name>CommentPane</name>
    <message>
        <source>還沒有標籤。</source>
        <translation>No tags yet.</translation>
    </message>
    <message>
        <source>新標籤</source>
        <translation>New tag</translation>
    </message>
    <message>
        <source>新標籤，按 Enter 加上</source>
        <translation>New tag, Enter adds it</translation>
    </message>
    <message>
        <source>標籤</source>
        <translation>Tags</translation>
    </message>
</context>
<context>
    <name>CommentsView</name>
    <message>
        <source>意見中的文字</source>
        <translation>Words in comments</translation>
    </message>
    <message>
        <source>搜尋意見中的文字，按 Enter</source>
        <translation>Search words in comments, press Enter</translation>
    </message>
    <message>
        <source>標籤</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>來源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>意見</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>民眾的意見</source>
        <translation>Visitors&apos; comments</translation>
    </message>
    <message>
        <source>民眾意見</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>搜尋意見</source>
        <translation>Search comments</translation>
    </message>
    <message>
        <source>回到清單，清除搜尋</source>
        <translation>Back to the list, clear search</translation>
    </message>
    <message>
        <source>加上標籤</source>
        <translation>Add tag</translation>
    </message>
    <message>
        <source>全部標籤</source>
        <translation>All tags</translation>
    </message>
    <message>
        <source>全部來源</source>
        <translation>All sources</translation>
    </message>
</context>
<context>
    <name>ContractForm</name>
    <message>
        <source>第一段印繳款期限</source>
        <translation>Payable until in segment 1</translation>
    </message>
    <message>
        <source>這天起不再由超商代收</source>
        <translation>Stores stop from this day</translation>
    </message>
    <message>
        <source>案件種類</source>
        <translation>Case kind</translation>
    </message>
    <message>
        <source>生效日（今天或以後）</source>
        <translation>From (today or later)</translation>
    </message>
    <message>
        <source>檢查碼算法</source>
        <translation>Check character scheme</translation>
    </message>
    <message>
        <source>代收項目代號（3 碼）</source>
        <translation>Service code (3 characters)</translation>
    </message>
    <message>
        <source>第二段</source>
        <translation>Segment 2</translation>
    </message>
    <message>
        <source>第二段字首</source>
        <translation>Prefix of segment 2</translation>
    </message>
    <message>
        <source>第三段開頭</source>
        <translation>Start of segment 3</translation>
    </message>
    <message>
        <source>固定碼</source>
        <translation>Constant</translation>
    </message>
    <message>
        <source>金額位數</source>
        <translation>Amount digits</translation>
    </message>
    <message>
        <source>其他所有種類</source>
        <translation>All other kinds</translation>
    </message>
    <message>
        <source>新增一種案件的代收契約</source>
        <translation>Add a collection contract for a case kind</translation>
    </message>
</context>
<context>
    <name>CountPart</name>
    <message>
        <source>清點合計</source>
        <translation>Total counted</translation>
    </message>
    <message>
        <source>記下之後才顯示帳上應有的金額</source>
        <translation>What the books expect is shown once the count is recorded</translation>
    </message>
</context>
<context>
    <name>CrashPage</name>
    <message>
        <source>程式遇到問題</source>
        <translation>The program met a fault</translation>
    </message>
    <message>
        <source>程式遇到沒有預期的問題</source>
        <translation>The program met a fault that nobody expected</translation>
    </message>
    <message>
        <source>已經完成的收款都已寫入帳冊，不會遺失，也不會重複。</source>
        <translation>Every finished payment is in the books: nothing is lost and nothing is taken twice.</translation>
    </message>
    <message>
        <source>1. 如果剛才正在刷卡或感應票證，請先不要再扣一次。
2. 按「回到作業」，到收款畫面確認上一筆的結果；結果不明的，程式會帶您查詢。
3. 如果畫面仍不正常，按「結束程式」後重新開啟。</source>
        <translation>1. If a card or an e-ticket was being charged, do not charge it again yet.
2. Press &quot;Back to work&quot; and look at the last payment; where its result is unknown, the program leads you through finding out.
3. If the window still looks wrong, press &quot;Quit&quot; and start it again.</translation>
    </message>
    <message>
        <source>診斷檔位置</source>
        <translation>Where the diagnostics file is</translation>
    </message>
    <message>
        <source>回到作業</source>
        <translation>Back to work</translation>
    </message>
    <message>
        <source>開啟診斷檔資料夾</source>
        <translation>Open the folder of diagnostics</translation>
    </message>
    <message>
        <source>結束程式</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>診斷檔（不含姓名、案號與卡號）：{path}</source>
        <translation>Diagnostics (without names, case and card numbers): {path}</translation>
    </message>
    <message>
        <source>診斷檔無法寫入，請告知資訊人員。</source>
        <translation>The diagnostics file could not be written; please tell your IT staff.</translation>
    </message>
</context>
<context>
    <name>Customer</name>
    <message>
        <source>請把同一張卡片再放一次，放穩不要移動</source>
        <translation>Please put the same card down again and keep it still</translation>
    </message>
    <message>
        <source>正在確認扣款結果，請稍候，不要再刷卡</source>
        <translation>We are checking the result. Please wait and do not use your card again</translation>
    </message>
    <message>
        <source>請放上電子票證，直到發出聲音</source>
        <translation>Please hold your e-ticket to the reader until it beeps</translation>
    </message>
    <message>
        <source>請以手機感應</source>
        <translation>Please hold your phone to the reader</translation>
    </message>
    <message>
        <source>請插卡、感應或刷卡</source>
        <translation>Please insert, tap or swipe your card</translation>
    </message>
    <message>
        <source>{n} 份</source>
        <translation>× {n}</translation>
    </message>
</context>
<context>
    <name>CustomerView</name>
    <message>
        <source>客戶螢幕</source>
        <translation>Customer display</translation>
    </message>
    <message>
        <source>實繳金額</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>應繳金額</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>收您</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>找您</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>已收款，謝謝您。請取回收據。</source>
        <translation>Thank you, your payment is complete. Please take your receipt.</translation>
    </message>
    <message>
        <source>歡迎洽公</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>請出示繳款單或身分證明文件</source>
        <translation>Please show your payment notice or proof of identity</translation>
    </message>
    <message>
        <source>另有 {n} 項，共 {sum}</source>
        <translation>{n} more, {sum} in all</translation>
    </message>
</context>
<context>
    <name>DayClose</name>
    <message>
        <source>營業日 {day}（{weekday}）</source>
        <translation>Business day {day} ({weekday})</translation>
    </message>
    <message>
        <source>日結完成&#x3000;Z 報表第 {number} 號</source>
        <translation>Day close done  Z report no. {number}</translation>
    </message>
    <message>
        <source>比清點的現金還多。</source>
        <translation>More than the cash counted.</translation>
    </message>
    <message>
        <source>沒有要日結的班別</source>
        <translation>No shift to close</translation>
    </message>
    <message>
        <source>這個櫃檯沒有開著的班。做完的日結，在「報表」頁可以再看、再印。</source>
        <translation>This desk has no shift open. Finished day closes can be seen and printed again under &quot;Reports&quot;.</translation>
    </message>
    <message>
        <source>錢箱在 {clerk} 名下。</source>
        <translation>The drawer is in the name of {clerk}. </translation>
    </message>
    <message>
        <source>開始之後不再收款，直到簽章或取消。中途可以離開，回來從同一步繼續。</source>
        <translation>Once begun, no payments are taken until it is signed or cancelled. You can leave and come back to the same step.</translation>
    </message>
    <message>
        <source>開始日結</source>
        <translation>Begin day close</translation>
    </message>
    <message>
        <source>要先處理</source>
        <translation>To resolve first</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>可以留著</source>
        <translation>May stay open</translation>
    </message>
    <message>
        <source>要結帳的機具</source>
        <translation>Machines to settle</translation>
    </message>
    <message>
        <source>{n} 台</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>備份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>第 {seq} 筆&#x3000;{hash}…</source>
        <translation>Row {seq}  {hash}…</translation>
    </message>
    <message>
        <source>錨定</source>
        <translation>Anchor</translation>
    </message>
    <message>
        <source>正在寫錨定檔與備份…</source>
        <translation>Writing the anchor file and the backup…</translation>
    </message>
    <message>
        <source>設定裡沒有錨定資料夾：錨定只在資料庫裡，也印在 Z 報表的條碼上。</source>
        <translation>No anchor folder is set: the anchor is only in the database and in the barcode of the Z report.</translation>
    </message>
    <message>
        <source>錨定檔已寫到資料庫以外的地方，Z 報表上也印有同樣的內容。</source>
        <translation>The anchor file was written outside the database; the Z report carries the same.</translation>
    </message>
    <message>
        <source>沒有備份</source>
        <translation>No backup</translation>
    </message>
    <message>
        <source>要先處理的，處理完或經核可結轉，才能清點。</source>
        <translation>What has to be resolved first is resolved, or carried forward with approval; then you can count.</translation>
    </message>
    <message>
        <source>逐一數出張數與枚數。先數、先記，之後才看得到帳上的金額。</source>
        <translation>Count notes and coins one kind at a time. Count and record first; then the books&apos; amount is shown.</translation>
    </message>
    <message>
        <source>每一台機具結一次，再和帳上比較；結果不明只查詢，不重送。</source>
        <translation>Each machine is settled once and compared with the books. If a result is unknown it is asked for, never sent again.</translation>
    </message>
    <message>
        <source>差異不擋日結，也不能藏：每一項寫原因，由第二人核可。</source>
        <translation>A difference does not stop the day close and cannot be hidden: each has a reason and a second person&apos;s approval.</translation>
    </message>
    <message>
        <source>看過這些數字再簽；簽了就不能改，下一班可以開。</source>
        <translation>Look at these figures, then sign. Once signed they cannot be changed, and the next shift can open.</translation>
    </message>
    <message>
        <source>印出 Z 報表，和現金、結帳單一起交給出納。</source>
        <translation>Print the Z report and hand it to the cashier&apos;s office with the cash and the settlement slips.</translation>
    </message>
    <message>
        <source>繼續：{step}</source>
        <translation>Go on: {step}</translation>
    </message>
    <message>
        <source>重新記下清點結果</source>
        <translation>Record the count again</translation>
    </message>
    <message>
        <source>記下清點結果</source>
        <translation>Record the count</translation>
    </message>
    <message>
        <source>說明這一項差異</source>
        <translation>Explain this difference</translation>
    </message>
    <message>
        <source>簽章並結束這一班</source>
        <translation>Sign and end the shift</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>處理中…</source>
        <translation>Working…</translation>
    </message>
    <message>
        <source>依簽單輸入</source>
        <translation>Enter from slip</translation>
    </message>
    <message>
        <source>結帳 {device}</source>
        <translation>Settle {device}</translation>
    </message>
    <message>
        <source>查詢結果</source>
        <translation>Ask for the result</translation>
    </message>
    <message>
        <source>扣款結果不明或未收足</source>
        <translation>Charge unknown or part taken</translation>
    </message>
    <message>
        <source>暫存的收款</source>
        <translation>Held payment</translation>
    </message>
    <message>
        <source>還沒印出的收據</source>
        <translation>Receipt not printed yet</translation>
    </message>
    <message>
        <source>辦到一半的作廢或退款</source>
        <translation>Void or refund not finished</translation>
    </message>
    <message>
        <source>沒有結果的機具結帳</source>
        <translation>Settlement without a result</translation>
    </message>
    <message>
        <source>去未結交易</source>
        <translation>To open items</translation>
    </message>
    <message>
        <source>去暫存清單</source>
        <translation>To held payments</translation>
    </message>
    <message>
        <source>去收據</source>
        <translation>To receipts</translation>
    </message>
    <message>
        <source>感熱紙</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>A4 收據</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>{n} 件要先處理</source>
        <translation>{n} to resolve first</translation>
    </message>
    <message>
        <source>{n} 件結轉</source>
        <translation>{n} carried forward</translation>
    </message>
    <message>
        <source>{n} 件可留著</source>
        <translation>{n} may stay open</translation>
    </message>
    <message>
        <source>都完成了</source>
        <translation>All done</translation>
    </message>
    <message>
        <source>{counted}，差額 {difference}</source>
        <translation>{counted}, difference {difference}</translation>
    </message>
    <message>
        <source>沒有要結帳的機具</source>
        <translation>No machine to settle</translation>
    </message>
    <message>
        <source>{done}／{count} 台完成</source>
        <translation>{done} of {count} done</translation>
    </message>
    <message>
        <source>{n} 項待說明</source>
        <translation>{n} to explain</translation>
    </message>
    <message>
        <source>{n} 項已說明</source>
        <translation>{n} explained</translation>
    </message>
    <message>
        <source>沒有差異</source>
        <translation>No difference</translation>
    </message>
    <message>
        <source>結轉給 {owner}，核可 {approver}</source>
        <translation>To {owner}, approved by {approver}</translation>
    </message>
    <message>
        <source>已結轉</source>
        <translation>Carried forward</translation>
    </message>
    <message>
        <source>可留到下一班</source>
        <translation>May go to the next shift</translation>
    </message>
    <message>
        <source>處理完才能清點；今天查不出來的，經第二人核可可結轉。</source>
        <translation>Resolve it before you count; what cannot be found out today may be carried forward with a second person.</translation>
    </message>
    <message>
        <source>不擋日結，可以留著；要交代給特定的人，也可以結轉。</source>
        <translation>It does not stop the day close and may stay open; to leave it to somebody, carry it forward.</translation>
    </message>
    <message>
        <source>長款</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>短款</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>清點</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>帳上應有</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>差額</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>還沒結帳</source>
        <translation>Not settled yet</translation>
    </message>
    <message>
        <source>詢問中</source>
        <translation>Asking</translation>
    </message>
    <message>
        <source>結果不明</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>沒有結成</source>
        <translation>Not settled</translation>
    </message>
    <message>
        <source>相符</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>有差異</source>
        <translation>Differs</translation>
    </message>
    <message>
        <source>依簽單，核可 {who}</source>
        <translation>From slip, approved by {who}</translation>
    </message>
    <message>
        <source>{n} 筆</source>
        <translation>Count: {n}</translation>
    </message>
    <message>
        <source>{device} 處理中，最長 {n} 秒。請不要關機或拔線。</source>
        <translation>{device} is at work, {n} s at most. Do not switch it off or unplug it.</translation>
    </message>
    <message>
        <source>這台機具不在本櫃檯的設定裡：請依它印出的結帳單輸入。</source>
        <translation>This machine is not set up at this desk: enter the totals from the settlement slip it printed.</translation>
    </message>
    <message>
        <source>按「結帳」，機具會結清今天的批次並印出結帳單。</source>
        <translation>Press &quot;Settle&quot;: the machine closes today&apos;s batch and prints a settlement slip.</translation>
    </message>
    <message>
        <source>這台機具不能由程式結帳：請在機具上結帳，再依簽單輸入。</source>
        <translation>The program cannot settle this machine: settle it at the machine, then enter the totals from its slip.</translation>
    </message>
    <message>
        <source>上次沒有結成，機具沒有結帳。檢查連線後再按一次「結帳」。</source>
        <translation>It did not work last time and the machine was not settled. Check the connection and press &quot;Settle&quot; again.</translation>
    </message>
    <message>
        <source>已結帳；和帳上不同的地方，下一步寫明原因。</source>
        <translation>Settled. Where it differs from the books, give the reason in the next step.</translation>
    </message>
    <message>
        <source>已結帳，和帳上相同。</source>
        <translation>Settled, the same as the books.</translation>
    </message>
    <message>
        <source>機具說查無這次結帳。隔一會兒再查一次，兩次都查無才能重結。</source>
        <translation>The machine knows no such settlement. Ask again in a while; only two answers of &quot;none&quot; let you settle again.</translation>
    </message>
    <message>
        <source>機具已經結帳，但不會告訴程式總額：請依它印出的結帳單輸入。</source>
        <translation>The machine is settled but does not tell its totals: enter them from the settlement slip it printed.</translation>
    </message>
    <message>
        <source>這台機具不能查詢：請看它印出的結帳單，依簽單輸入。</source>
        <translation>This machine cannot be asked: look at the settlement slip it printed and enter the totals.</translation>
    </message>
    <message>
        <source>不知道有沒有結成，不會再送一次。請先查詢；查不到就看結帳單。</source>
        <translation>Nobody knows whether it was settled; it is not sent again. Ask for the result first, or look at the settlement slip.</translation>
    </message>
    <message>
        <source>核可 {who}</source>
        <translation>Approved by {who}</translation>
    </message>
    <message>
        <source>已說明</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>待說明</source>
        <translation>To explain</translation>
    </message>
    <message>
        <source>錢箱現金</source>
        <translation>Cash in the drawer</translation>
    </message>
    <message>
        <source>帳上應有現金</source>
        <translation>Cash expected</translation>
    </message>
    <message>
        <source>清點現金</source>
        <translation>Cash counted</translation>
    </message>
    <message>
        <source>現金差額</source>
        <translation>Cash difference</translation>
    </message>
    <message>
        <source>{device}（帳上／機具）</source>
        <translation>{device} (books / machine)</translation>
    </message>
    <message>
        <source>已說明的差異</source>
        <translation>Differences explained</translation>
    </message>
    <message>
        <source>結轉：{what}</source>
        <translation>Carried forward: {what}</translation>
    </message>
    <message>
        <source>營業日</source>
        <translation>Business day</translation>
    </message>
    <message>
        <source>簽章</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>留給下一班的零用金</source>
        <translation>Float for the next shift</translation>
    </message>
    <message>
        <source>繳給出納</source>
        <translation>To the cashier&apos;s office</translation>
    </message>
    <message>
        <source>全部卡別</source>
        <translation>All card brands</translation>
    </message>
    <message>
        <source>其他卡別（帳上沒有）</source>
        <translation>Other card brand (not in the books)</translation>
    </message>
    <message>
        <source>卡別</source>
        <translation>Card brand</translation>
    </message>
    <message>
        <source>{brand} 銷售筆數</source>
        <translation>{brand} sales count</translation>
    </message>
    <message>
        <source>{brand} 銷售金額</source>
        <translation>{brand} sales amount</translation>
    </message>
    <message>
        <source>{brand} 退貨筆數</source>
        <translation>{brand} refunds count</translation>
    </message>
    <message>
        <source>{brand} 退貨金額</source>
        <translation>{brand} refunds amount</translation>
    </message>
</context>
<context>
    <name>DayClosePresenter</name>
    <message>
        <source>代為日結</source>
        <translation>Day close for somebody else</translation>
    </message>
    <message>
        <source>錢箱在 {clerk} 名下。</source>
        <translation>The drawer is in the name of {clerk}.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>核可並開始日結</source>
        <translation>Approve and begin</translation>
    </message>
    <message>
        <source>日結已取消，可以繼續收款；下次日結要重新清點。</source>
        <translation>The day close is cancelled and payments can be taken. The next one needs a new count.</translation>
    </message>
    <message>
        <source>{what}&#x3000;{which}&#x3000;結轉給 {owner}</source>
        <translation>{what}  {which}  carried forward to {owner}</translation>
    </message>
    <message>
        <source>結轉下一班</source>
        <translation>Carry forward</translation>
    </message>
    <message>
        <source>今天為什麼處理不了</source>
        <translation>Why it cannot be resolved today</translation>
    </message>
    <message>
        <source>核可結轉</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>已結轉，會印在 Z 報表上，下一班日結時再問。</source>
        <translation>Carried forward. It is printed on the Z report and comes up again at the next day close.</translation>
    </message>
    <message>
        <source>還沒有輸入任何張數。</source>
        <translation>No number of notes or coins was typed.</translation>
    </message>
    <message>
        <source>請逐一清點；錢箱真的全空，在「其他」填 0。</source>
        <translation>Count one kind at a time; if the drawer is really empty, type 0 under &quot;Other&quot;.</translation>
    </message>
    <message>
        <source>已記下：清點 {counted}，差額 {difference}。</source>
        <translation>Recorded: {counted} counted, difference {difference}.</translation>
    </message>
    <message>
        <source>{device}&#x3000;簽單合計 {amount}，{count} 筆</source>
        <translation>{device}  slip total {amount}, count {count}</translation>
    </message>
    <message>
        <source>{device}&#x3000;沒有簽單，以 0 元結</source>
        <translation>{device}  no slip, settled at NT$0</translation>
    </message>
    <message>
        <source>依簽單輸入結帳總額</source>
        <translation>Enter settlement totals from the slip</translation>
    </message>
    <message>
        <source>為什麼不由程式結帳</source>
        <translation>Why it is not settled by the program</translation>
    </message>
    <message>
        <source>核可簽單總額</source>
        <translation>Approve the totals</translation>
    </message>
    <message>
        <source>已依簽單記下 {device} 的結帳總額。</source>
        <translation>Settlement totals of {device} recorded from the slip.</translation>
    </message>
    <message>
        <source>{about}&#x3000;帳上 {expected}，實際 {found}，差額 {difference}</source>
        <translation>{about}  books {expected}, found {found}, difference {difference}</translation>
    </message>
    <message>
        <source>說明差異</source>
        <translation>Explain the difference</translation>
    </message>
    <message>
        <source>查到什麼、怎麼發生；查不出來就寫查不出來</source>
        <translation>What was found and how it happened; if nothing was found, say so</translation>
    </message>
    <message>
        <source>核可差異</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>已記下原因。</source>
        <translation>The reason is recorded.</translation>
    </message>
    <message>
        <source>請填留給下一班的零用金。</source>
        <translation>Fill in the float for the next shift.</translation>
    </message>
    <message>
        <source>不能多於清點的現金；全部繳給出納就填 0。</source>
        <translation>No more than the cash counted; 0 if all goes to the cashier&apos;s office.</translation>
    </message>
    <message>
        <source>已簽章。</source>
        <translation>Signed.</translation>
    </message>
    <message>
        <source>已簽章。Z 報表存到 {path}</source>
        <translation>Signed. Z report saved to {path}</translation>
    </message>
    <message>
        <source>Z 報表已送到印表機。</source>
        <translation>The Z report was sent to the printer.</translation>
    </message>
    <message>
        <source>沒有可用的印表機；PDF 已經存好，可以稍後再印。</source>
        <translation>No printer is available; the PDF is saved and can be printed later.</translation>
    </message>
    <message>
        <source>Z 報表存到 {path}</source>
        <translation>Z report saved to {path}</translation>
    </message>
    <message>
        <source>錨定檔已寫好。</source>
        <translation>The anchor file is written.</translation>
    </message>
</context>
<context>
    <name>DayCloseView</name>
    <message>
        <source>取消日結，繼續收款</source>
        <translation>Cancel, go on taking payments</translation>
    </message>
    <message>
        <source>日結</source>
        <translation>Day close</translation>
    </message>
    <message>
        <source>核可</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>列印 Z 報表</source>
        <translation>Print Z report</translation>
    </message>
    <message>
        <source>存成 PDF 與 ODS</source>
        <translation>Save PDF and ODS</translation>
    </message>
</context>
<context>
    <name>DayHeader</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
</context>
<context>
    <name>DaysBar</name>
    <message>
        <source>起日比迄日晚。</source>
        <translation>The first day is later than the last day.</translation>
    </message>
    <message>
        <source>請把較早的日期填在前面。</source>
        <translation>Put the earlier date first.</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>昨日</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>本週</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>自訂</source>
        <translation>Custom</translation>
    </message>
    <message>
        <source>起日（民國年/月/日）</source>
        <translation>First day (ROC year/month/day)</translation>
    </message>
    <message>
        <source>迄日（民國年/月/日）</source>
        <translation>Last day (ROC year/month/day)</translation>
    </message>
    <message>
        <source>114/11/20</source>
        <translation>114/11/20</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>約好了 {number}：{when}，{desk}</source>
        <translation>Booked {number}: {when}, {desk}</translation>
    </message>
    <message>
        <source>改好了 {number}：{was} 改到 {when}</source>
        <translation>Moved {number}: from {was} to {when}</translation>
    </message>
    <message>
        <source>取消了 {number}：{when} 的名額空出來了</source>
        <translation>Cancelled {number}: its place is free again ({when})</translation>
    </message>
    <message>
        <source>取回了：{number} 已取消，填過的都還在</source>
        <translation>Undone: {number} is cancelled; what you typed is still here</translation>
    </message>
    <message>
        <source>取回了 {number}：仍是 {when}</source>
        <translation>Undone: {number} stays at {when}</translation>
    </message>
    <message>
        <source>取件單 {number} 印好了。</source>
        <translation>Pickup slip {number} is printed.</translation>
    </message>
    <message>
        <source>沒有印表機</source>
        <translation>No printer</translation>
    </message>
    <message>
        <source>印表機{status}</source>
        <translation>Printer: {status}</translation>
    </message>
    <message>
        <source>{why}，取件單存成檔案：{name}</source>
        <translation>{why}; pickup slip saved as {name}</translation>
    </message>
</context>
<context>
    <name>DeskCheckPresenter</name>
    <message>
        <source>正在檢查櫃檯與設備…</source>
        <translation>Checking the desk and its machines…</translation>
    </message>
    <message>
        <source>這個櫃檯現在不適合收款：{count} 項不合格。</source>
        <translation>This desk is not fit to take payments now; checks failed: {count}.</translation>
    </message>
    <message>
        <source>已入帳的款項不受影響。</source>
        <translation>What is in the books is not affected.</translation>
    </message>
    <message>
        <source>依紅色項目的處理方法排除後，按「重新檢查」。</source>
        <translation>Follow what the red lines say to do, then press &quot;Check again&quot;.</translation>
    </message>
    <message>
        <source>這個櫃檯可以收款；有 {count} 項要注意。</source>
        <translation>This desk can take payments; needing attention: {count}.</translation>
    </message>
    <message>
        <source>這個櫃檯可以收款。</source>
        <translation>This desk can take payments.</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>注意</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>正在備份（已加密），可以繼續收款…</source>
        <translation>Backing up (encrypted); you can go on taking payments…</translation>
    </message>
    <message>
        <source>備份已完成：{path}</source>
        <translation>Backup done: {path}</translation>
    </message>
</context>
<context>
    <name>DeskCheckView</name>
    <message>
        <source>項目</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>結果與處理方法</source>
        <translation>Result and what to do</translation>
    </message>
    <message>
        <source>櫃檯檢查</source>
        <translation>Desk check</translation>
    </message>
    <message>
        <source>立即備份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>重新檢查</source>
        <translation>Check again</translation>
    </message>
</context>
<context>
    <name>DeskCombo</name>
    <message>
        <source>櫃檯</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>全部櫃檯</source>
        <translation>All desks</translation>
    </message>
    <message>
        <source>{number} 號櫃檯</source>
        <translation>Desk {number}</translation>
    </message>
</context>
<context>
    <name>DesksPresenter</name>
    <message>
        <source>{time} 更新，每 {n} 秒自動更新</source>
        <translation>Updated {time}, every {n} s</translation>
    </message>
    <message>
        <source>日結 {number} 號櫃檯</source>
        <translation>Day close of desk {number}</translation>
    </message>
    <message>
        <source>{n} 個逾日未結</source>
        <translation>{n} overdue</translation>
    </message>
    <message>
        <source>開著的櫃檯</source>
        <translation>Desks open</translation>
    </message>
    <message>
        <source>錢箱應有現金</source>
        <translation>Cash expected in drawers</translation>
    </message>
    <message>
        <source>刷卡、票證與票據</source>
        <translation>Cards, e-tickets, cheques</translation>
    </message>
    <message>
        <source>{number} 號</source>
        <translation>Desk {number}</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>暫存 {n} 件</source>
        <translation>{n} held</translation>
    </message>
    <message>
        <source>尚未開班</source>
        <translation>Shift not open</translation>
    </message>
    <message>
        <source>營業日 {day}</source>
        <translation>Business day {day}</translation>
    </message>
    <message>
        <source>未開班</source>
        <translation>Not open</translation>
    </message>
    <message>
        <source>逾日未結</source>
        <translation>Day close overdue</translation>
    </message>
    <message>
        <source>日結中</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>收費中</source>
        <translation>Taking payments</translation>
    </message>
</context>
<context>
    <name>DesksView</name>
    <message>
        <source>櫃檯</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>收費人員／營業日</source>
        <translation>Clerk / business day</translation>
    </message>
    <message>
        <source>筆數</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>錢箱應有現金</source>
        <translation>Cash due in drawer</translation>
    </message>
    <message>
        <source>其他工具</source>
        <translation>Other tenders</translation>
    </message>
    <message>
        <source>未結</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>各櫃檯</source>
        <translation>Desks</translation>
    </message>
</context>
<context>
    <name>DetailsBox</name>
    <message>
        <source>部分繳款</source>
        <translation>Pay a part</translation>
    </message>
</context>
<context>
    <name>DeviceBar</name>
    <message>
        <source>快捷鍵</source>
        <translation>Keys</translation>
    </message>
</context>
<context>
    <name>DevicePanel</name>
    <message>
        <source>連接埠</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>儲存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>移除這台設備</source>
        <translation>Remove this machine</translation>
    </message>
    <message>
        <source>設備種類</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>名稱</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>記在帳上，例如 EDC1，之後請不要改。</source>
        <translation>Stands in the books, such as EDC1; do not change it later.</translation>
    </message>
    <message>
        <source>網路設備請輸入 socket://位址:埠號。</source>
        <translation>For a network machine type socket://address:port.</translation>
    </message>
    <message>
        <source>設定檔</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>機型與銀行的通訊設定。</source>
        <translation>Settings of the model and the bank.</translation>
    </message>
    <message>
        <source>更換「{name}」</source>
        <translation>Replace &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>加入設備</source>
        <translation>Add a machine</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>未連線</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>沒有權限</source>
        <translation>No permission</translation>
    </message>
    <message>
        <source>測試沒有回應</source>
        <translation>No answer to the test</translation>
    </message>
    <message>
        <source>網路設備，未測試</source>
        <translation>Network, not tested</translation>
    </message>
    <message>
        <source>就緒</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>重新連線</source>
        <translation>Reconnect</translation>
    </message>
    <message>
        <source>名稱</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>連接埠</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>設定檔</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>上次看到</source>
        <translation>Last seen</translation>
    </message>
    <message>
        <source>收據只存成 PDF，可以由辦公室印表機列印。</source>
        <translation>Receipts are saved as PDF; the office printer can print them.</translation>
    </message>
    <message>
        <source>刷卡要看簽單，由第二人核可後人工輸入。</source>
        <translation>Cards are entered by hand from the slip, with a second person.</translation>
    </message>
    <message>
        <source>電子票證只能在刷卡機上使用，或改用其他方式。</source>
        <translation>E-tickets only on the card terminal, or another tender.</translation>
    </message>
    <message>
        <source>沒有設定</source>
        <translation>Not set up</translation>
    </message>
    <message>
        <source>影響</source>
        <translation>Effect</translation>
    </message>
    <message>
        <source>每字 {gap} 毫秒內，至少 {length} 字</source>
        <translation>Within {gap} ms a sign, {length} signs at least</translation>
    </message>
    <message>
        <source>預設值</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>已學習</source>
        <translation>Learned</translation>
    </message>
    <message>
        <source>速度</source>
        <translation>Speed</translation>
    </message>
    <message>
        <source>前置字元</source>
        <translation>Prefix</translation>
    </message>
    <message>
        <source>無</source>
        <translation>none</translation>
    </message>
    <message>
        <source>金額由櫃檯口述；接上螢幕後會自動顯示。</source>
        <translation>Amounts are told by the clerk; a screen shows them as soon as it is plugged in.</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>客戶顯示螢幕</source>
        <translation>Customer display</translation>
    </message>
    <message>
        <source>沒有第二個螢幕</source>
        <translation>No second screen</translation>
    </message>
    <message>
        <source>已連接</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>找到 USB 裝置 {ids}（{what}）在 {port}，要設為這個櫃檯的設備嗎？</source>
        <translation>USB device {ids} ({what}) found at {port}. Is it a machine of this desk?</translation>
    </message>
    <message>
        <source>沒有名稱</source>
        <translation>no name</translation>
    </message>
    <message>
        <source>列印測試紙條</source>
        <translation>Print a test strip</translation>
    </message>
    <message>
        <source>開錢箱</source>
        <translation>Open the drawer</translation>
    </message>
    <message>
        <source>詢問是否在線上</source>
        <translation>Ask whether it is there</translation>
    </message>
    <message>
        <source>印表機沒有回報是否印完，請看紙條是否完整。</source>
        <translation>The printer did not say whether it finished; look at the strip.</translation>
    </message>
    <message>
        <source>沒有印：{status}。</source>
        <translation>Not printed: {status}.</translation>
    </message>
    <message>
        <source>已送出指令，請看錢箱有沒有打開。</source>
        <translation>Command sent; look whether the drawer opened.</translation>
    </message>
    <message>
        <source>已開班，錢箱裡有錢，所以沒有打開。請在開班前測試。</source>
        <translation>The shift is open and there is money in the drawer, so it was not opened. Test it before the shift opens.</translation>
    </message>
    <message>
        <source>沒有送出指令：印表機未連線，或設定檔沒有錢箱。</source>
        <translation>No command sent: the printer is not connected, or its profile has no drawer.</translation>
    </message>
    <message>
        <source>沒有回應。請看機器是否開機、線是否插好，再測一次。</source>
        <translation>No answer. Check that it is on and plugged in, then test again.</translation>
    </message>
    <message>
        <source>這個帳號不能使用 {port}。請系統管理員執行 sudo usermod -aG {group} $USER，再登出並重新登入電腦。</source>
        <translation>This account may not use {port}. A system administrator runs sudo usermod -aG {group} $USER; then sign out of the computer and in again.</translation>
    </message>
    <message>
        <source>請檢查電源與傳輸線。插好後兩秒內會自動連線，不必重新啟動。</source>
        <translation>Check power and cable. It connects within two seconds of being plugged in, without a restart.</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>設備</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>選出每個連接埠上的機器。沒有接上也能收現金，之後可在「設備」頁加入或更換。</source>
        <translation>Say what is on each port. Cash works without any; machines can be added or replaced later under &quot;Devices&quot;.</translation>
    </message>
    <message>
        <source>重新尋找</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>網路印表機</source>
        <translation>Network printer</translation>
    </message>
    <message>
        <source>IP 位址或主機名稱；連接埠是 9100 以外時寫成 192.168.1.50:9101。</source>
        <translation>IP address or host name; for a port other than 9100 as 192.168.1.50:9101.</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>加入網路印表機</source>
        <translation>Add a network printer</translation>
    </message>
    <message>
        <source>正在尋找連接埠…</source>
        <translation>Looking for ports…</translation>
    </message>
    <message>
        <source>找到 {n} 個連接埠</source>
        <translation>{n} port(s) found</translation>
    </message>
    <message>
        <source>沒有找到序列埠；接上設備後按「重新尋找」。</source>
        <translation>No serial port found; plug a machine in and press &quot;Look again&quot;.</translation>
    </message>
</context>
<context>
    <name>DevicesPresenter</name>
    <message>
        <source>未連線，請檢查電源與傳輸線。</source>
        <translation>Not connected; check power and cable.</translation>
    </message>
    <message>
        <source>這個櫃檯還沒有設定設備</source>
        <translation>This desk has no machines yet</translation>
    </message>
    <message>
        <source>測試中…</source>
        <translation>Testing…</translation>
    </message>
    <message>
        <source>設備正常</source>
        <translation>All machines work</translation>
    </message>
    <message>
        <source>有設備需要處理</source>
        <translation>A machine needs attention</translation>
    </message>
    <message>
        <source>已儲存「{name}」。</source>
        <translation>&quot;{name}&quot; is saved.</translation>
    </message>
    <message>
        <source>已移除「{name}」。</source>
        <translation>&quot;{name}&quot; is removed.</translation>
    </message>
    <message>
        <source>沒有讀到測試條碼，或不是掃描器打的。請對準條碼再掃一次。</source>
        <translation>The test barcode was not read, or somebody typed. Aim at it and scan again.</translation>
    </message>
    <message>
        <source>學會了：每字 {gap} 毫秒內。</source>
        <translation>Learned: within {gap} ms a sign.</translation>
    </message>
    <message>
        <source>已儲存掃描器設定。</source>
        <translation>The scanner is saved.</translation>
    </message>
</context>
<context>
    <name>DevicesView</name>
    <message>
        <source>全部測試</source>
        <translation>Test all</translation>
    </message>
    <message>
        <source>加入設備</source>
        <translation>Add a machine</translation>
    </message>
    <message>
        <source>設備</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>關閉結果</source>
        <translation>Close the result</translation>
    </message>
    <message>
        <source>關閉表單</source>
        <translation>Close the form</translation>
    </message>
    <message>
        <source>儲存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>帳冊</source>
        <translation>Books</translation>
    </message>
    <message>
        <source>程式元件</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>磁碟空間</source>
        <translation>Disk space</translation>
    </message>
    <message>
        <source>時鐘</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>時區</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>雜湊鏈</source>
        <translation>Hash chain</translation>
    </message>
    <message>
        <source>錨定</source>
        <translation>Anchors</translation>
    </message>
    <message>
        <source>備份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>金鑰</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>復原短語</source>
        <translation>Recovery phrase</translation>
    </message>
    <message>
        <source>印表機</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>收款設備</source>
        <translation>Payment machines</translation>
    </message>
    <message>
        <source>字型</source>
        <translation>Fonts</translation>
    </message>
    <message>
        <source>連線</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>資料庫帳號</source>
        <translation>Database user</translation>
    </message>
    <message>
        <source>伺服器磁碟</source>
        <translation>Server disk</translation>
    </message>
    <message>
        <source>已開啟（{schema}），收據 {receipts} 張</source>
        <translation>Open ({schema}), receipts: {receipts}</translation>
    </message>
    <message>
        <source>只能查詢</source>
        <translation>Look only</translation>
    </message>
    <message>
        <source>打不開</source>
        <translation>Cannot be opened</translation>
    </message>
    <message>
        <source>{library} {cipher} {window}</source>
        <translation>{library} {cipher} {window}</translation>
    </message>
    <message>
        <source>還有 {free_mb} MB，收款至少要 {needed_mb} MB</source>
        <translation>{free_mb} MB free; payments need {needed_mb} MB at least</translation>
    </message>
    <message>
        <source>只剩 {free_mb} MB，收款至少要 {needed_mb} MB</source>
        <translation>Only {free_mb} MB free; payments need {needed_mb} MB at least</translation>
    </message>
    <message>
        <source>清出磁碟空間；舊備份與收據 PDF 可移到別處。</source>
        <translation>Make room on the disk; old backups and receipt PDFs can be moved elsewhere.</translation>
    </message>
    <message>
        <source>{at}，不早於最後一筆日誌</source>
        <translation>{at}, not before the last journal entry</translation>
    </message>
    <message>
        <source>比最後一筆日誌（{at}）還早</source>
        <translation>Before the last journal entry ({at})</translation>
    </message>
    <message>
        <source>校正這台電腦的日期與時間，開啟網路校時。</source>
        <translation>Correct date and time of this computer, and switch network time on.</translation>
    </message>
    <message>
        <source>{zone}，與臺北相同</source>
        <translation>{zone}, same as Taipei</translation>
    </message>
    <message>
        <source>電腦設為 {zone}；收據仍用臺北時間</source>
        <translation>The computer is set to {zone}; receipts still use Taipei time</translation>
    </message>
    <message>
        <source>把電腦的時區改為臺北，免得核對時弄錯。</source>
        <translation>Set the computer to Taipei time, so that checking is not confusing.</translation>
    </message>
    <message>
        <source>{rows} 筆帳目前後相連，沒有被改過</source>
        <translation>{rows} entries are linked and unaltered</translation>
    </message>
    <message>
        <source>有 {faults} 處被改過或不完整，第一處：{detail}</source>
        <translation>Altered or incomplete: {faults}, the first: {detail}</translation>
    </message>
    <message>
        <source>停止收款、保留這台電腦，通知政風與管理員。</source>
        <translation>Stop taking payments, keep this computer as it is, and tell the auditor and the administrator.</translation>
    </message>
    <message>
        <source>都已寫到帳冊之外</source>
        <translation>All written outside the books</translation>
    </message>
    <message>
        <source>還沒有日結，所以還沒有</source>
        <translation>No day close yet, so none</translation>
    </message>
    <message>
        <source>{count} 筆還沒寫到帳冊之外</source>
        <translation>{count} not yet written outside the books</translation>
    </message>
    <message>
        <source>確認設定裡的錨定資料夾接得到、可以寫入。</source>
        <translation>Check that the anchor folder in the settings can be reached and written.</translation>
    </message>
    <message>
        <source>{hours} 小時前，在 {folder}</source>
        <translation>{hours} h ago, in {folder}</translation>
    </message>
    <message>
        <source>最近一次是 {hours} 小時前</source>
        <translation>The last one was {hours} h ago</translation>
    </message>
    <message>
        <source>按「立即備份」，或執行 counter-app backup。</source>
        <translation>Press &quot;Back up now&quot;, or run counter-app backup.</translation>
    </message>
    <message>
        <source>{folder} 裡還沒有備份</source>
        <translation>No backup in {folder} yet</translation>
    </message>
    <message>
        <source>{hours} 小時前，但和帳冊在同一個磁碟</source>
        <translation>{hours} h ago, but on the same disk as the books</translation>
    </message>
    <message>
        <source>在設定檔把 backup_folder 改到另一個磁碟或隨身碟。</source>
        <translation>Set backup_folder in the settings file to another disk or a USB drive.</translation>
    </message>
    <message>
        <source>在系統的金鑰庫</source>
        <translation>In the system&apos;s key store</translation>
    </message>
    <message>
        <source>在 {path}，只有這個帳號能讀</source>
        <translation>In {path}, readable by this account only</translation>
    </message>
    <message>
        <source>不安全</source>
        <translation>Unsafe</translation>
    </message>
    <message>
        <source>找不到</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>已印出或抄下</source>
        <translation>Printed or written down</translation>
    </message>
    <message>
        <source>從來沒有印出：金鑰一遺失，帳冊就打不開</source>
        <translation>Never printed: if the key is lost, the books cannot be opened</translation>
    </message>
    <message>
        <source>管理員執行 counter-app recovery-phrase，抄下後鎖進保險箱。</source>
        <translation>The administrator runs counter-app recovery-phrase, writes it down and locks it in a safe.</translation>
    </message>
    <message>
        <source>{status}</source>
        <translation>{status}</translation>
    </message>
    <message>
        <source>看一下電源、連接線與紙捲，再檢查一次。</source>
        <translation>Look at power, cable and roll, then check again.</translation>
    </message>
    <message>
        <source>沒有收據印表機；收據印成 A4</source>
        <translation>No receipt printer; receipts are printed on A4</translation>
    </message>
    <message>
        <source>需要的話，在「設備」頁加入。</source>
        <translation>Add one under &quot;Devices&quot; if needed.</translation>
    </message>
    <message>
        <source>{device} 有回應</source>
        <translation>{device} answers</translation>
    </message>
    <message>
        <source>{device} 沒有回應</source>
        <translation>{device} does not answer</translation>
    </message>
    <message>
        <source>看一下電源與連接線；在那之前可以收現金。</source>
        <translation>Look at power and cable; cash can be taken meanwhile.</translation>
    </message>
    <message>
        <source>{device} 連不上</source>
        <translation>{device} cannot be reached</translation>
    </message>
    <message>
        <source>{device} 有一筆交易還不知道結果，所以沒有問它</source>
        <translation>{device} has a charge whose result is unknown, so it was not asked</translation>
    </message>
    <message>
        <source>先到「未結交易」把那一筆處理完。</source>
        <translation>Resolve that one first under &quot;Open items&quot;.</translation>
    </message>
    <message>
        <source>沒有刷卡機，也沒有電子票證機；只能收現金與票據</source>
        <translation>No card terminal and no e-ticket reader; only cash, cheques and money orders</translation>
    </message>
    <message>
        <source>收據用的字都有</source>
        <translation>The receipt fonts are complete</translation>
    </message>
    <message>
        <source>收據用的字型不在或已損壞</source>
        <translation>The receipt fonts are missing or damaged</translation>
    </message>
    <message>
        <source>重新安裝這個程式。</source>
        <translation>Install this program again.</translation>
    </message>
    <message>
        <source>帳冊就在這台電腦的磁碟上</source>
        <translation>The books are on this computer&apos;s disk</translation>
    </message>
    <message>
        <source>和資料庫之間有加密，或不經過網路</source>
        <translation>Encrypted to the database, or not over a network</translation>
    </message>
    <message>
        <source>和資料庫之間沒有加密</source>
        <translation>Not encrypted to the database</translation>
    </message>
    <message>
        <source>伺服器開啟 TLS，連線字串加上 ?sslmode=verify-full。</source>
        <translation>Turn TLS on at the server, and add ?sslmode=verify-full to the URL.</translation>
    </message>
    <message>
        <source>只能做櫃檯的事</source>
        <translation>Can do desk work only</translation>
    </message>
    <message>
        <source>是資料表的擁有者或超級使用者，能改掉帳目</source>
        <translation>Owns the tables or is a superuser, and could alter the books</translation>
    </message>
    <message>
        <source>收款改用 counter_desk 帳號連線；擁有者只用來升級。</source>
        <translation>Take payments as the user counter_desk; use the owner for upgrades only.</translation>
    </message>
    <message>
        <source>{who} 在 {day} 確認已加密</source>
        <translation>{who} confirmed on {day} that it is encrypted</translation>
    </message>
    <message>
        <source>還沒有人確認伺服器的磁碟已加密</source>
        <translation>Nobody has confirmed yet that the server disk is encrypted</translation>
    </message>
    <message>
        <source>加密伺服器的磁碟後，管理員執行 counter-app doctor --volume-encrypted --as 帳號。</source>
        <translation>Encrypt the server disk; then the administrator runs counter-app doctor --volume-encrypted --as ACCOUNT.</translation>
    </message>
    <message>
        <source>{found}：{what}</source>
        <translation>{found}: {what}</translation>
    </message>
</context>
<context>
    <name>DonePart</name>
    <message>
        <source>列印 Z 報表</source>
        <translation>Print Z report</translation>
    </message>
    <message>
        <source>存成 PDF 與 ODS</source>
        <translation>Save PDF and ODS</translation>
    </message>
    <message>
        <source>再寫一次錨定檔</source>
        <translation>Write the anchor again</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>今天或以後，例如 115/01/01。</source>
        <translation>Today or later, such as 115/01/01.</translation>
    </message>
    <message>
        <source>依條件</source>
        <translation>By filter</translation>
    </message>
    <message>
        <source>依清單檔</source>
        <translation>By list file</translation>
    </message>
    <message>
        <source>例如 和；空白為全部</source>
        <translation>one section; empty for all</translation>
    </message>
    <message>
        <source>例如 /home/desk/list.txt</source>
        <translation>such as /home/desk/list.txt</translation>
    </message>
    <message>
        <source>選擇…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>選擇清單檔</source>
        <translation>Choose a list file</translation>
    </message>
    <message>
        <source>選擇存放的資料夾</source>
        <translation>Choose the folder to save to</translation>
    </message>
    <message>
        <source>每股一個 PDF</source>
        <translation>One PDF for each section</translation>
    </message>
    <message>
        <source>大字版</source>
        <translation>Large print</translation>
    </message>
    <message>
        <source>股別</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>案件種類</source>
        <translation>Case kind</translation>
    </message>
    <message>
        <source>金額從</source>
        <translation>Amount from</translation>
    </message>
    <message>
        <source>金額到</source>
        <translation>Amount to</translation>
    </message>
    <message>
        <source>繳納期限在這天或以前</source>
        <translation>Due day on or before</translation>
    </message>
    <message>
        <source>清單檔</source>
        <translation>List file</translation>
    </message>
    <message>
        <source>文字檔，每行一個案號；任何印法都可以。</source>
        <translation>A text file with one case number a line, in any printed form.</translation>
    </message>
    <message>
        <source>存到資料夾</source>
        <translation>Save to folder</translation>
    </message>
    <message>
        <source>所有種類</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>新的批次</source>
        <translation>New batch</translation>
    </message>
    <message>
        <source>文字檔 (*.txt *.csv)</source>
        <translation>Text files (*.txt *.csv)</translation>
    </message>
    <message>
        <source>所有檔案 (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>這次會改的</source>
        <translation>What will change</translation>
    </message>
    <message>
        <source>儲存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>ExplainPart</name>
    <message>
        <source>差異</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>帳上</source>
        <translation>Books</translation>
    </message>
    <message>
        <source>實際</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>差額</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>沒有差異</source>
        <translation>No differences</translation>
    </message>
    <message>
        <source>現金與每一台機具都和帳上相同。</source>
        <translation>Cash and every machine agree with the books.</translation>
    </message>
</context>
<context>
    <name>FavouritesBar</name>
    <message>
        <source>規費與拍賣款</source>
        <translation>Fees and auction money</translation>
    </message>
    <message>
        <source>Alt+1 … Alt+8 加入一份，＋ − 改份數</source>
        <translation>Alt+1 … Alt+8 add one, + − change it</translation>
    </message>
</context>
<context>
    <name>FillPanel</name>
    <message>
        <source>實收金額</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>支票匯票</source>
        <translation>Cheque</translation>
    </message>
    <message>
        <source>人工刷卡</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>找零</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>暫存</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>只收已付部分，開收據</source>
        <translation>Keep what is paid, issue the receipt</translation>
    </message>
    <message>
        <source>信用卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>行動支付</source>
        <translation>Mobile pay</translation>
    </message>
    <message>
        <source>支票</source>
        <translation>Cheque</translation>
    </message>
    <message>
        <source>郵政匯票</source>
        <translation>Money order</translation>
    </message>
    <message>
        <source>電子票證</source>
        <translation>E-ticket</translation>
    </message>
    <message>
        <source>114/11/20</source>
        <translation>114/11/20</translation>
    </message>
    <message>
        <source>付款銀行或郵局</source>
        <translation>Bank or post office</translation>
    </message>
    <message>
        <source>票號</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>發票日</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>簽單序號</source>
        <translation>Slip number</translation>
    </message>
    <message>
        <source>授權碼</source>
        <translation>Approval code</translation>
    </message>
    <message>
        <source>仍要收款</source>
        <translation>Take it anyway</translation>
    </message>
    <message>
        <source>第二人核可（不能是本人）</source>
        <translation>Approval by a second person (not yourself)</translation>
    </message>
    <message>
        <source>清除這一筆？</source>
        <translation>Clear this payment?</translation>
    </message>
    <message>
        <source>還沒有收款。</source>
        <translation>Nothing has been taken yet.</translation>
    </message>
    <message>
        <source>請退還已收的款項。</source>
        <translation>Hand back what was taken.</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message>
        <source>也列出處理過的</source>
        <translation>Show handled ones too</translation>
    </message>
    <message>
        <source>繳款日／管道</source>
        <translation>Paid / channel</translation>
    </message>
    <message>
        <source>案號／號碼</source>
        <translation>Case / number</translation>
    </message>
    <message>
        <source>結果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>待處理的代收款</source>
        <translation>Collections to handle</translation>
    </message>
    <message>
        <source>沒有待處理的代收款</source>
        <translation>No collections to handle</translation>
    </message>
    <message>
        <source>溢繳、不認得的號碼和不符的金額，匯入後會列在這裡。</source>
        <translation>Overpaid money, unknown numbers and amounts that do not match are listed here after an import.</translation>
    </message>
    <message>
        <source>怎麼處理的</source>
        <translation>How it was handled</translation>
    </message>
    <message>
        <source>寫下聯絡了誰、退還或抵繳的文號；會留在日誌。</source>
        <translation>Whom you contacted, and the document number of the refund or set-off; it stays in the journal.</translation>
    </message>
    <message>
        <source>已處理</source>
        <translation>Mark as handled</translation>
    </message>
    <message>
        <source>請先寫下怎麼處理的。</source>
        <translation>Write down first how it was handled.</translation>
    </message>
</context>
<context>
    <name>FollowUpPresenter</name>
    <message>
        <source>換到下一件了。</source>
        <translation>It is another follow-up now.</translation>
    </message>
    <message>
        <source>就是這一件的話，再按一次。</source>
        <translation>If it is this one you mean, press again.</translation>
    </message>
    <message>
        <source>已交給 {name}，{day} 以前處理。</source>
        <translation>Given to {name}, due by {day}.</translation>
    </message>
    <message>
        <source>已存下處理結果。</source>
        <translation>Outcome saved.</translation>
    </message>
</context>
<context>
    <name>FollowUpView</name>
    <message>
        <source>待處理</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>已處理</source>
        <translation>Handled</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>不滿意的答案／意見</source>
        <translation>Dissatisfied / comment</translation>
    </message>
    <message>
        <source>填答日／地點</source>
        <translation>Day / place</translation>
    </message>
    <message>
        <source>承辦人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>要處理的民眾意見</source>
        <translation>Comments to follow up</translation>
    </message>
    <message>
        <source>您的角色只能查看。</source>
        <translation>Your role may only look.</translation>
    </message>
    <message>
        <source>意見追蹤</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>下一張清單</source>
        <translation>Next list</translation>
    </message>
    <message>
        <source>回到清單</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>沒有要處理的意見</source>
        <translation>Nothing to follow up</translation>
    </message>
    <message>
        <source>有人勾了不滿意或寫了意見，會自己出現在這裡。</source>
        <translation>Dissatisfied answers and comments appear here by themselves.</translation>
    </message>
    <message>
        <source>手上沒有意見要處理</source>
        <translation>You have nothing to follow up</translation>
    </message>
    <message>
        <source>到「待處理」選一件，按 M 就由您處理。</source>
        <translation>Choose one under &quot;To do&quot; and press M to take it on.</translation>
    </message>
    <message>
        <source>還沒有處理完成的意見</source>
        <translation>Nothing handled yet</translation>
    </message>
    <message>
        <source>寫了處理結果的會移到這裡。</source>
        <translation>Those with an outcome move here.</translation>
    </message>
</context>
<context>
    <name>FollowUps</name>
    <message>
        <source>答案已更正，不再需要處理</source>
        <translation>Answer corrected; nothing more to do</translation>
    </message>
    <message>
        <source>已處理</source>
        <translation>Handled</translation>
    </message>
    <message>
        <source>還沒有人接</source>
        <translation>No owner yet</translation>
    </message>
    <message>
        <source>逾期 {n} 天</source>
        <translation>{n} days late</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>還有 {n} 天</source>
        <translation>{n} days left</translation>
    </message>
    <message>
        <source>觸控問卷</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>{n} 號櫃檯</source>
        <translation>Desk {n}</translation>
    </message>
</context>
<context>
    <name>FormPanel</name>
    <message>
        <source>原收據正本已收回</source>
        <translation>Original receipt taken back</translation>
    </message>
    <message>
        <source>領款人已簽名</source>
        <translation>Recipient has signed</translation>
    </message>
    <message>
        <source>簽單顯示款項已退回</source>
        <translation>The slip shows that the money went back</translation>
    </message>
    <message>
        <source>感熱紙</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>A4 或 PDF</source>
        <translation>A4 or PDF</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>應為</source>
        <translation>Should be</translation>
    </message>
    <message>
        <source>正本註記</source>
        <translation>Note on the original</translation>
    </message>
    <message>
        <source>沒有收回正本時，請寫明原因。</source>
        <translation>If the original was not taken back, write why.</translation>
    </message>
    <message>
        <source>領款人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>匯入帳戶</source>
        <translation>Account to pay into</translation>
    </message>
    <message>
        <source>簽單序號</source>
        <translation>Slip number</translation>
    </message>
    <message>
        <source>授權碼</source>
        <translation>Approval code</translation>
    </message>
    <message>
        <source>發票銀行或郵局</source>
        <translation>Issuing bank or post office</translation>
    </message>
    <message>
        <source>票據號碼</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>付現金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>匯款</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>退還原票據</source>
        <translation>Give document back</translation>
    </message>
</context>
<context>
    <name>HandOverForm</name>
    <message>
        <source>代理人姓名</source>
        <translation>Agent&apos;s name</translation>
    </message>
    <message>
        <source>領件人姓名</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>委任狀看過、收下</source>
        <translation>Authority seen and taken</translation>
    </message>
    <message>
        <source>號碼末四碼</source>
        <translation>Last 4 of number</translation>
    </message>
    <message>
        <source>付出的金額</source>
        <translation>Amount paid out</translation>
    </message>
    <message>
        <source>交付了什麼</source>
        <translation>What was given</translation>
    </message>
    <message>
        <source>列印收據</source>
        <translation>Print receipt</translation>
    </message>
    <message>
        <source>簽在紙上</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>簽名板</source>
        <translation>Signature pad</translation>
    </message>
    <message>
        <source>已在紙上簽名</source>
        <translation>Signed on paper</translation>
    </message>
    <message>
        <source>重簽</source>
        <translation>Sign again</translation>
    </message>
    <message>
        <source>{item}&#x3000;{number}</source>
        <translation>{item}  {number}</translation>
    </message>
    <message>
        <source>{about}&#x3000;架 {shelf}</source>
        <translation>{about}  shelf {shelf}</translation>
    </message>
    <message>
        <source>委託人&#x3000;{about}</source>
        <translation>Sends an agent  {about}</translation>
    </message>
    <message>
        <source>列印領款收據</source>
        <translation>Pay-out receipt</translation>
    </message>
    <message>
        <source>列印簽收單</source>
        <translation>Print sign sheet</translation>
    </message>
    <message>
        <source>約定 {amount} 元；不同時主管要寫原因。</source>
        <translation>NT${amount} was agreed; for another amount the supervisor gives a reason.</translation>
    </message>
    <message>
        <source>證件</source>
        <translation>ID document</translation>
    </message>
</context>
<context>
    <name>HandOverPage</name>
    <message>
        <source>清點合計</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>接班人確認清點無誤後，輸入自己的帳號與密碼。</source>
        <translation>The next clerk checks the count, then enters their own account and password.</translation>
    </message>
    <message>
        <source>接班人帳號</source>
        <translation>Next clerk&apos;s account</translation>
    </message>
    <message>
        <source>接班人密碼</source>
        <translation>Next clerk&apos;s password</translation>
    </message>
    <message>
        <source>交接錢箱</source>
        <translation>Hand over drawer</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>兩人一起清點。帳上應有的金額在記下之後才顯示；差額不擋交接，日結時說明。</source>
        <translation>Count it together. The books&apos; amount is shown only once the count is recorded; a difference does not stop the hand-over and is explained at day close.</translation>
    </message>
    <message>
        <source>交接中…</source>
        <translation>Handing over…</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>這個版本沒有附操作手冊。</source>
        <translation>This version brings no manual.</translation>
    </message>
    <message>
        <source>沒有符合的標題。</source>
        <translation>No such heading.</translation>
    </message>
</context>
<context>
    <name>HelpView</name>
    <message>
        <source>搜尋手冊的標題</source>
        <translation>Search the headings of the manual</translation>
    </message>
    <message>
        <source>搜尋標題</source>
        <translation>Search headings</translation>
    </message>
    <message>
        <source>頁面</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>手冊的頁面</source>
        <translation>Pages of the manual</translation>
    </message>
    <message>
        <source>手冊內容</source>
        <translation>The manual</translation>
    </message>
    <message>
        <source>操作手冊</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>回到原來的頁面</source>
        <translation>Back to where you were</translation>
    </message>
</context>
<context>
    <name>ImportPresenter</name>
    <message>
        <source>已經存入的部分保留；要補完，請再匯入同一個檔案。</source>
        <translation>What was stored stays; import the same file again for the rest.</translation>
    </message>
    <message>
        <source>沒有存入任何案件。</source>
        <translation>No case was stored.</translation>
    </message>
    <message>
        <source>{name} 匯入到一半停止了</source>
        <translation>{name}: stopped on the way</translation>
    </message>
    <message>
        <source>{name} 有 {n} 列不合格，所以全部都沒有存入</source>
        <translation>{name}: {n} rows are not valid, so none was stored</translation>
    </message>
    <message>
        <source>請改正檔案後再匯入，或取消勾選後只存合格的列。</source>
        <translation>Correct the file and import it again, or untick the box and store the valid rows.</translation>
    </message>
    <message>
        <source>{name} 匯入完成，有 {n} 列沒有存入</source>
        <translation>{name}: done, {n} rows were not stored</translation>
    </message>
    <message>
        <source>請依原因改正後，把退件檔再匯入一次。</source>
        <translation>Correct them by their reasons and import the file of rejected rows.</translation>
    </message>
    <message>
        <source>{name} 全部匯入完成</source>
        <translation>{name}: everything was imported</translation>
    </message>
    <message>
        <source>新案件</source>
        <translation>New</translation>
    </message>
    <message>
        <source>已更新</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>沒有變動</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>與臨櫃繳款衝突</source>
        <translation>Conflict with a payment</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>例如 /home/desk/cases.csv</source>
        <translation>such as /home/desk/cases.csv</translation>
    </message>
    <message>
        <source>選擇檔案…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>只要有一列不合格，就全部都不存</source>
        <translation>Store nothing if a single row is not valid</translation>
    </message>
    <message>
        <source>開始匯入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>開啟所在資料夾</source>
        <translation>Open its folder</translation>
    </message>
    <message>
        <source>行號</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>案號</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>不合格的原因</source>
        <translation>Why it was rejected</translation>
    </message>
    <message>
        <source>沒有存入的列</source>
        <translation>Rows that were not stored</translation>
    </message>
    <message>
        <source>再匯入一個檔案</source>
        <translation>Import another file</translation>
    </message>
    <message>
        <source>匯入案件</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>停止匯入</source>
        <translation>Stop importing</translation>
    </message>
    <message>
        <source>正在檢查並存入 {name}（單位 KB）</source>
        <translation>Checking and storing {name} (in KB)</translation>
    </message>
    <message>
        <source>正在停止，已存入的部分會保留…</source>
        <translation>Stopping; what was stored stays…</translation>
    </message>
    <message>
        <source>沒有存入的列都在 {path}，改正後可以直接再匯入。下面是最前面的 {n} 列：</source>
        <translation>Rows that were not stored are in {path}; correct them there and import that file. The first {n}:</translation>
    </message>
    <message>
        <source>匯入移送機關送來的案件</source>
        <translation>Import the cases an agency delivered</translation>
    </message>
    <message>
        <source>CSV 檔，UTF-8 或 Big5 都可以；再匯入同一個檔案只會更新，不會重複。</source>
        <translation>A CSV file, UTF-8 or Big5. Importing a file again updates and never doubles.</translation>
    </message>
    <message>
        <source>檔案</source>
        <translation>File</translation>
    </message>
    <message>
        <source>輸入路徑、按「選擇檔案」，或把檔案拖到這個視窗。</source>
        <translation>Type a path, press &quot;Choose a file&quot;, or drop the file here.</translation>
    </message>
    <message>
        <source>不勾選時，合格的列會存入，不合格的列連同原因寫到同資料夾的 .rejected.csv。已在櫃檯收過款的案件，不會被較舊的檔案改回未繳。</source>
        <translation>Unticked: valid rows are stored, the others are written with their reasons to .rejected.csv in the same folder. An older file never reopens a case that was paid at the desk.</translation>
    </message>
    <message>
        <source>匯入進度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>選擇案件檔</source>
        <translation>Choose a case file</translation>
    </message>
    <message>
        <source>案件檔 (*.csv *.txt)</source>
        <translation>Case files (*.csv *.txt)</translation>
    </message>
    <message>
        <source>所有檔案 (*)</source>
        <translation>All files (*)</translation>
    </message>
</context>
<context>
    <name>ImportingPage</name>
    <message>
        <source>例如 /home/desk/1141120.txt</source>
        <translation>such as /home/desk/1141120.txt</translation>
    </message>
    <message>
        <source>選擇檔案…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>選擇代收單位送來的檔案</source>
        <translation>Choose a file from the collector</translation>
    </message>
    <message>
        <source>超商、郵局、銀行的銷帳檔。匯入前先給您看內容；同一個檔案再匯入不會重複。</source>
        <translation>Files from stores, the post office and banks. You see what is in a file before it is imported; importing it again posts nothing twice.</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>繳款日</source>
        <translation>Paid on</translation>
    </message>
    <message>
        <source>管道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>號碼</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>檔案的前幾列</source>
        <translation>First lines of the file</translation>
    </message>
    <message>
        <source>入帳</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>讀不懂的原因</source>
        <translation>Why it cannot be read</translation>
    </message>
    <message>
        <source>讀不懂的列</source>
        <translation>Lines that cannot be read</translation>
    </message>
    <message>
        <source>前往待處理</source>
        <translation>Go to &quot;To do&quot;</translation>
    </message>
    <message>
        <source>再匯入一個檔案</source>
        <translation>Import another file</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>{name}：{n} 筆，合計 {sum}</source>
        <translation>{name}: {n} line(s), NT${sum} in all</translation>
    </message>
    <message>
        <source>請和代收單位的通知核對筆數與金額。下面是最前面的 {n} 筆（檔案 {size} KB）。</source>
        <translation>Compare count and sum with what the collector has announced. The first {n} (file of {size} KB):</translation>
    </message>
    <message>
        <source>正在把 {name} 逐筆入帳</source>
        <translation>Posting {name} line by line</translation>
    </message>
    <message>
        <source>正在停止，已入帳的部分會保留…</source>
        <translation>Stopping; what was posted stays…</translation>
    </message>
    <message>
        <source>檔案</source>
        <translation>File</translation>
    </message>
    <message>
        <source>輸入路徑、按「選擇檔案」，或把檔案拖到這裡。</source>
        <translation>Type a path, press &quot;Choose a file&quot;, or drop the file here.</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>代收單位與檔案的格式；下次會記得這次選的。</source>
        <translation>The collector and the format of the file; remembered for next time.</translation>
    </message>
    <message>
        <source>入帳進度</source>
        <translation>Progress of posting</translation>
    </message>
    <message>
        <source>選擇代收檔</source>
        <translation>Choose a collection file</translation>
    </message>
</context>
<context>
    <name>ItemForm</name>
    <message>
        <source>受理預約時提供</source>
        <translation>Offered for booking</translation>
    </message>
    <message>
        <source>名稱</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>最多 20 個字。</source>
        <translation>20 characters at most.</translation>
    </message>
    <message>
        <source>性質</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>現金從錢箱付出並要核可；收據依補印規則。建立後不能改。</source>
        <translation>Cash is paid from the drawer and needs approval; a receipt follows the rules for reprints. Cannot be changed later.</translation>
    </message>
    <message>
        <source>備件要幾個工作天</source>
        <translation>Working days to prepare</translation>
    </message>
    <message>
        <source>預約時從這之後找空的時段；0 是當天。</source>
        <translation>Free slots are looked for after this time; 0 is the same day.</translation>
    </message>
</context>
<context>
    <name>ItemsPart</name>
    <message>
        <source>事項</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>未結事項</source>
        <translation>Open items</translation>
    </message>
    <message>
        <source>沒有未結事項</source>
        <translation>No open items</translation>
    </message>
    <message>
        <source>交易都有結果，收據都印出來了。</source>
        <translation>Every charge has a result and every receipt is printed.</translation>
    </message>
    <message>
        <source>結轉下一班</source>
        <translation>Carry to next shift</translation>
    </message>
    <message>
        <source>結轉後由誰處理（帳號）</source>
        <translation>Who deals with it then (account)</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>{desk} 號櫃檯&#x3000;第 {seq} 筆</source>
        <translation>Desk {desk}, entry {seq}</translation>
    </message>
    <message>
        <source>辦公室&#x3000;第 {seq} 筆</source>
        <translation>Office, entry {seq}</translation>
    </message>
    <message>
        <source>核可：{who}</source>
        <translation>Approved by: {who}</translation>
    </message>
    <message>
        <source>時間</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>行為</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>對象</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>人員</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>核可人</source>
        <translation>Approver</translation>
    </message>
    <message>
        <source>鏈上位置</source>
        <translation>Place in chain</translation>
    </message>
    <message>
        <source>登入</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>登入被拒</source>
        <translation>Sign-in refused</translation>
    </message>
    <message>
        <source>帳號鎖定</source>
        <translation>Account locked</translation>
    </message>
    <message>
        <source>解除鎖定</source>
        <translation>Account unlocked</translation>
    </message>
    <message>
        <source>鎖定櫃檯</source>
        <translation>Lock desk</translation>
    </message>
    <message>
        <source>解鎖櫃檯</source>
        <translation>Unlock desk</translation>
    </message>
    <message>
        <source>登出</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>變更密碼</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>開班</source>
        <translation>Open shift</translation>
    </message>
    <message>
        <source>核可逾日收款</source>
        <translation>Approve payments after the day</translation>
    </message>
    <message>
        <source>現金進出</source>
        <translation>Cash in or out</translation>
    </message>
    <message>
        <source>交班</source>
        <translation>Hand over shift</translation>
    </message>
    <message>
        <source>開錢箱</source>
        <translation>Open drawer</translation>
    </message>
    <message>
        <source>暫存繳款</source>
        <translation>Hold payment</translation>
    </message>
    <message>
        <source>取回暫存</source>
        <translation>Take up held payment</translation>
    </message>
    <message>
        <source>收款入帳</source>
        <translation>Payment entered in the books</translation>
    </message>
    <message>
        <source>請求扣款</source>
        <translation>Charge requested</translation>
    </message>
    <message>
        <source>扣款結果</source>
        <translation>Result of charge</translation>
    </message>
    <message>
        <source>查無此筆扣款</source>
        <translation>No such charge found</translation>
    </message>
    <message>
        <source>取消繳款</source>
        <translation>Cancel payment</translation>
    </message>
    <message>
        <source>列印收據</source>
        <translation>Print receipt</translation>
    </message>
    <message>
        <source>補印收據</source>
        <translation>Reprint receipt</translation>
    </message>
    <message>
        <source>開立通知書</source>
        <translation>Issue notice</translation>
    </message>
    <message>
        <source>開立分期通知書</source>
        <translation>Issue instalment notices</translation>
    </message>
    <message>
        <source>選定整批通知書的案件</source>
        <translation>Choose cases of batch</translation>
    </message>
    <message>
        <source>整批開立通知書</source>
        <translation>Issue batch of notices</translation>
    </message>
    <message>
        <source>停止整批通知書</source>
        <translation>Stop batch of notices</translation>
    </message>
    <message>
        <source>列印整批通知書</source>
        <translation>Print batch of notices</translation>
    </message>
    <message>
        <source>列印通知書</source>
        <translation>Print notice</translation>
    </message>
    <message>
        <source>開始作廢</source>
        <translation>Begin void</translation>
    </message>
    <message>
        <source>申請退款</source>
        <translation>Request refund</translation>
    </message>
    <message>
        <source>核可退款</source>
        <translation>Approve refund</translation>
    </message>
    <message>
        <source>不予核可退款</source>
        <translation>Refuse refund</translation>
    </message>
    <message>
        <source>取消作廢或退款</source>
        <translation>Call off void or refund</translation>
    </message>
    <message>
        <source>請求退回</source>
        <translation>Return requested</translation>
    </message>
    <message>
        <source>退回結果</source>
        <translation>Result of return</translation>
    </message>
    <message>
        <source>查無此筆退回</source>
        <translation>No such return found</translation>
    </message>
    <message>
        <source>作廢完成</source>
        <translation>Void done</translation>
    </message>
    <message>
        <source>退款完成</source>
        <translation>Refund done</translation>
    </message>
    <message>
        <source>發還保證金</source>
        <translation>Give deposit back</translation>
    </message>
    <message>
        <source>更正支付工具</source>
        <translation>Correct tender</translation>
    </message>
    <message>
        <source>補登手寫收據</source>
        <translation>Enter outage receipt</translation>
    </message>
    <message>
        <source>登錄寫壞的收據</source>
        <translation>Record spoiled receipt</translation>
    </message>
    <message>
        <source>開始日結</source>
        <translation>Begin day close</translation>
    </message>
    <message>
        <source>取消日結</source>
        <translation>Call off day close</translation>
    </message>
    <message>
        <source>點鈔</source>
        <translation>Count drawer</translation>
    </message>
    <message>
        <source>請求結帳</source>
        <translation>Settlement requested</translation>
    </message>
    <message>
        <source>結帳結果</source>
        <translation>Result of settlement</translation>
    </message>
    <message>
        <source>依結帳單登錄</source>
        <translation>Settlement entered by slip</translation>
    </message>
    <message>
        <source>說明差異</source>
        <translation>Explain difference</translation>
    </message>
    <message>
        <source>結轉未了事項</source>
        <translation>Carry forward open items</translation>
    </message>
    <message>
        <source>日結簽核</source>
        <translation>Sign day close</translation>
    </message>
    <message>
        <source>出納點收</source>
        <translation>Cashier&apos;s office verified</translation>
    </message>
    <message>
        <source>列印報表</source>
        <translation>Print report</translation>
    </message>
    <message>
        <source>存報表</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>顯示遮蔽的資料</source>
        <translation>Show masked data</translation>
    </message>
    <message>
        <source>驗證帳冊</source>
        <translation>Verify books</translation>
    </message>
    <message>
        <source>匯出日誌</source>
        <translation>Export journal</translation>
    </message>
    <message>
        <source>匯出雜湊鏈</source>
        <translation>Export hash chain</translation>
    </message>
    <message>
        <source>開始匯入案件</source>
        <translation>Begin case import</translation>
    </message>
    <message>
        <source>匯入案件</source>
        <translation>Import cases</translation>
    </message>
    <message>
        <source>完成匯入案件</source>
        <translation>Finish case import</translation>
    </message>
    <message>
        <source>匯入代收檔</source>
        <translation>Import collection file</translation>
    </message>
    <message>
        <source>匯入往年問卷</source>
        <translation>Import past responses</translation>
    </message>
    <message>
        <source>代收款入帳</source>
        <translation>Post collections</translation>
    </message>
    <message>
        <source>處理代收異常</source>
        <translation>Resolve collection</translation>
    </message>
    <message>
        <source>登錄繳款證明</source>
        <translation>Enter proof of payment</translation>
    </message>
    <message>
        <source>撤回繳款證明</source>
        <translation>Withdraw proof of payment</translation>
    </message>
    <message>
        <source>預約取件</source>
        <translation>Book pickup</translation>
    </message>
    <message>
        <source>登錄現場取件</source>
        <translation>Record walk-in</translation>
    </message>
    <message>
        <source>取件改時間</source>
        <translation>Move pickup</translation>
    </message>
    <message>
        <source>取消取件</source>
        <translation>Cancel pickup</translation>
    </message>
    <message>
        <source>取回取件的上一步</source>
        <translation>Undo last step of pickup</translation>
    </message>
    <message>
        <source>開始備件</source>
        <translation>Begin preparing</translation>
    </message>
    <message>
        <source>備妥取件</source>
        <translation>Make pickup ready</translation>
    </message>
    <message>
        <source>取件報到</source>
        <translation>Mark arrival</translation>
    </message>
    <message>
        <source>取件逾時未到</source>
        <translation>Pickup missed</translation>
    </message>
    <message>
        <source>交付取件</source>
        <translation>Hand over pickup</translation>
    </message>
    <message>
        <source>查閱取件簽名</source>
        <translation>Read pickup signature</translation>
    </message>
    <message>
        <source>取件歸檔</source>
        <translation>Return to file</translation>
    </message>
    <message>
        <source>提醒取件電話</source>
        <translation>Record reminder call</translation>
    </message>
    <message>
        <source>列印簽收單或領款收據</source>
        <translation>Print sign sheet or pay-out receipt</translation>
    </message>
    <message>
        <source>存取件名單</source>
        <translation>Save pickup list</translation>
    </message>
    <message>
        <source>訂價目</source>
        <translation>Set price</translation>
    </message>
    <message>
        <source>停用價目</source>
        <translation>Withdraw price</translation>
    </message>
    <message>
        <source>訂支付規則</source>
        <translation>Set tender rule</translation>
    </message>
    <message>
        <source>訂通知書條件</source>
        <translation>Set notice terms</translation>
    </message>
    <message>
        <source>開始一疊問卷</source>
        <translation>Begin stack</translation>
    </message>
    <message>
        <source>更正問卷份數</source>
        <translation>Correct sheet count</translation>
    </message>
    <message>
        <source>更正問卷</source>
        <translation>Correct sheet</translation>
    </message>
    <message>
        <source>剔除問卷</source>
        <translation>Discard sheet</translation>
    </message>
    <message>
        <source>問卷打完一疊</source>
        <translation>Finish typing stack</translation>
    </message>
    <message>
        <source>決定複登的差異</source>
        <translation>Settle second typing</translation>
    </message>
    <message>
        <source>一疊問卷完成</source>
        <translation>Stack done</translation>
    </message>
    <message>
        <source>收到觸控問卷</source>
        <translation>Kiosk response received</translation>
    </message>
    <message>
        <source>指派民眾意見</source>
        <translation>Assign follow-up</translation>
    </message>
    <message>
        <source>民眾意見處理完成</source>
        <translation>Follow-up done</translation>
    </message>
    <message>
        <source>標記民眾意見</source>
        <translation>Tag comment</translation>
    </message>
    <message>
        <source>列印問卷</source>
        <translation>Print questionnaires</translation>
    </message>
    <message>
        <source>新增問卷版本</source>
        <translation>Add questionnaire version</translation>
    </message>
    <message>
        <source>修改問卷版本</source>
        <translation>Change questionnaire version</translation>
    </message>
    <message>
        <source>刪除問卷版本</source>
        <translation>Delete questionnaire version</translation>
    </message>
    <message>
        <source>訂取件時段</source>
        <translation>Set pickup slots</translation>
    </message>
    <message>
        <source>訂取件項目</source>
        <translation>Set pickup item</translation>
    </message>
    <message>
        <source>停止取件</source>
        <translation>Add closure</translation>
    </message>
    <message>
        <source>恢復取件</source>
        <translation>Lift closure</translation>
    </message>
    <message>
        <source>訂解繳帳戶</source>
        <translation>Set remittance account</translation>
    </message>
    <message>
        <source>修改郵政利率</source>
        <translation>Set postal rate</translation>
    </message>
    <message>
        <source>新增人員</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>停用帳號</source>
        <translation>Close account</translation>
    </message>
    <message>
        <source>重新啟用帳號</source>
        <translation>Open account again</translation>
    </message>
    <message>
        <source>重設密碼</source>
        <translation>New password set</translation>
    </message>
    <message>
        <source>變更密碼規則</source>
        <translation>Change password rules</translation>
    </message>
    <message>
        <source>變更設備</source>
        <translation>Change machines</translation>
    </message>
    <message>
        <source>變更設定</source>
        <translation>Change settings</translation>
    </message>
    <message>
        <source>建立帳冊</source>
        <translation>Make the books</translation>
    </message>
    <message>
        <source>補入繳款管道規則</source>
        <translation>Add channel rules</translation>
    </message>
    <message>
        <source>產生簽章金鑰</source>
        <translation>Make signing key</translation>
    </message>
    <message>
        <source>備份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>還原備份</source>
        <translation>Restore backup</translation>
    </message>
    <message>
        <source>顯示復原短語</source>
        <translation>Show recovery phrase</translation>
    </message>
    <message>
        <source>確認伺服器磁碟已加密</source>
        <translation>Confirm server disk encrypted</translation>
    </message>
    <message>
        <source>時鐘跳動</source>
        <translation>Clock jump</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>原本</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>之後</source>
        <translation>After</translation>
    </message>
    <message>
        <source>原值</source>
        <translation>Old value</translation>
    </message>
    <message>
        <source>新值</source>
        <translation>New value</translation>
    </message>
    <message>
        <source>種類</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>支付</source>
        <translation>Tender</translation>
    </message>
    <message>
        <source>作廢或退款</source>
        <translation>Void or refund</translation>
    </message>
    <message>
        <source>設備</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>交易序號</source>
        <translation>Transaction number</translation>
    </message>
    <message>
        <source>設備回報</source>
        <translation>Machine&apos;s report</translation>
    </message>
    <message>
        <source>事後查明</source>
        <translation>Found out later</translation>
    </message>
    <message>
        <source>營業日</source>
        <translation>Business day</translation>
    </message>
    <message>
        <source>班別</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>應有金額</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>點得金額</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>差額</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>找零金</source>
        <translation>Float</translation>
    </message>
    <message>
        <source>下一班找零金</source>
        <translation>Next shift&apos;s float</translation>
    </message>
    <message>
        <source>現金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>解繳金額</source>
        <translation>Amount paid in</translation>
    </message>
    <message>
        <source>案件餘額</source>
        <translation>Left on the case</translation>
    </message>
    <message>
        <source>合計</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>支付工具</source>
        <translation>Tender</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>退款方式</source>
        <translation>Way of refund</translation>
    </message>
    <message>
        <source>項次</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>收回正本</source>
        <translation>Original taken back</translation>
    </message>
    <message>
        <source>正本註記</source>
        <translation>Note on the original</translation>
    </message>
    <message>
        <source>紙張</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>補印次數</source>
        <translation>Reprint no.</translation>
    </message>
    <message>
        <source>收款人</source>
        <translation>Taken by</translation>
    </message>
    <message>
        <source>收款日</source>
        <translation>Taken on</translation>
    </message>
    <message>
        <source>持卡人在場</source>
        <translation>Holder present</translation>
    </message>
    <message>
        <source>備註</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>日結號碼</source>
        <translation>Z number</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>筆數</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>收據張數</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>不符處數</source>
        <translation>Faults</translation>
    </message>
    <message>
        <source>匯出筆數</source>
        <translation>Entries exported</translation>
    </message>
    <message>
        <source>檔案雜湊</source>
        <translation>File hash</translation>
    </message>
    <message>
        <source>件數</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>收據</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>經手人</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>負責人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>已送出</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>承辦股</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>最低金額</source>
        <translation>Lowest amount</translation>
    </message>
    <message>
        <source>最高金額</source>
        <translation>Highest amount</translation>
    </message>
    <message>
        <source>繳納期限在此日以前</source>
        <translation>Due day up to</translation>
    </message>
    <message>
        <source>清單案號數</source>
        <translation>Case numbers listed</translation>
    </message>
    <message>
        <source>清單未採用</source>
        <translation>Listed, left out</translation>
    </message>
    <message>
        <source>案號</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>第一張</source>
        <translation>First notice</translation>
    </message>
    <message>
        <source>最後一張</source>
        <translation>Last notice</translation>
    </message>
    <message>
        <source>同意文號</source>
        <translation>Consent number</translation>
    </message>
    <message>
        <source>語言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>大字版</source>
        <translation>Large print</translation>
    </message>
    <message>
        <source>檔案</source>
        <translation>File</translation>
    </message>
    <message>
        <source>檔案格式</source>
        <translation>File format</translation>
    </message>
    <message>
        <source>起始行</source>
        <translation>First line</translation>
    </message>
    <message>
        <source>結束行</source>
        <translation>Last line</translation>
    </message>
    <message>
        <source>入帳</source>
        <translation>Posted</translation>
    </message>
    <message>
        <source>溢繳</source>
        <translation>Overpaid</translation>
    </message>
    <message>
        <source>查無通知書</source>
        <translation>No such notice</translation>
    </message>
    <message>
        <source>有誤</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>尚未入帳</source>
        <translation>Not posted yet</translation>
    </message>
    <message>
        <source>先前已入帳</source>
        <translation>Posted before</translation>
    </message>
    <message>
        <source>櫃檯收款中暫緩</source>
        <translation>Waiting for a desk</translation>
    </message>
    <message>
        <source>入帳金額</source>
        <translation>Amount posted</translation>
    </message>
    <message>
        <source>溢繳金額</source>
        <translation>Amount overpaid</translation>
    </message>
    <message>
        <source>銷案的繳款證明</source>
        <translation>Proofs closed</translation>
    </message>
    <message>
        <source>結果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>通路</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>繳款日</source>
        <translation>Paid on</translation>
    </message>
    <message>
        <source>代收款</source>
        <translation>Collection</translation>
    </message>
    <message>
        <source>領取人</source>
        <translation>Collected by</translation>
    </message>
    <message>
        <source>證件</source>
        <translation>ID document</translation>
    </message>
    <message>
        <source>簽收</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>櫃檯</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>時段</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>架號</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>取件項目</source>
        <translation>Pickup item</translation>
    </message>
    <message>
        <source>時段分鐘</source>
        <translation>Slot minutes</translation>
    </message>
    <message>
        <source>各櫃檯件數</source>
        <translation>Places per desk</translation>
    </message>
    <message>
        <source>服務時間</source>
        <translation>Service hours</translation>
    </message>
    <message>
        <source>志工時間</source>
        <translation>Volunteer hours</translation>
    </message>
    <message>
        <source>未到等候分鐘</source>
        <translation>Missed after (min)</translation>
    </message>
    <message>
        <source>保留工作天</source>
        <translation>Working days kept</translation>
    </message>
    <message>
        <source>目標分鐘</source>
        <translation>Target minutes</translation>
    </message>
    <message>
        <source>備件工作天</source>
        <translation>Days to prepare</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Offered</translation>
    </message>
    <message>
        <source>填寫日期</source>
        <translation>Filled in on</translation>
    </message>
    <message>
        <source>每隔幾份複登</source>
        <translation>Second typing every (sheets)</translation>
    </message>
    <message>
        <source>待複登份數</source>
        <translation>Left for second typing</translation>
    </message>
    <message>
        <source>問卷疊號</source>
        <translation>Stack number</translation>
    </message>
    <message>
        <source>第幾份</source>
        <translation>Sheet no.</translation>
    </message>
    <message>
        <source>題目</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>存入份數</source>
        <translation>Responses stored</translation>
    </message>
    <message>
        <source>先前已匯入</source>
        <translation>Imported before</translation>
    </message>
    <message>
        <source>退回列數</source>
        <translation>Rows rejected</translation>
    </message>
    <message>
        <source>問卷版次</source>
        <translation>Questionnaire version</translation>
    </message>
</context>
<context>
    <name>JournalPresenter</name>
    <message>
        <source>已匯出到 {path}</source>
        <translation>Exported to {path}</translation>
    </message>
    <message>
        <source>逐筆驗證帳冊</source>
        <translation>Checking the books row by row</translation>
    </message>
    <message>
        <source>帳冊有 {count} 處不符</source>
        <translation>The books have {count} fault(s)</translation>
    </message>
    <message>
        <source>先不要收款，款項與紙本以日結的錨定單為準。</source>
        <translation>Take no money for now; for money and papers, the anchors on the Z reports of the day closes decide.</translation>
    </message>
    <message>
        <source>保留這台電腦，通知政風與管理員，並以備份比對。</source>
        <translation>Keep this computer as it is, tell the auditor and the administrator, and compare with a backup.</translation>
    </message>
    <message>
        <source>帳冊完整：{rows} 筆紀錄逐筆相符，其中收據 {receipts} 張，錨定 {anchors} 個。</source>
        <translation>The books are whole: all {rows} rows fit, among them {receipts} receipts and {anchors} anchors.</translation>
    </message>
    <message>
        <source>驗證已停止，還不知道帳冊是否完整。</source>
        <translation>The check was stopped; whether the books are whole is not known yet.</translation>
    </message>
    <message>
        <source>有空時再按「驗證帳冊」，從頭驗證一次。</source>
        <translation>Press &quot;Check the books&quot; again when there is time; it begins anew.</translation>
    </message>
</context>
<context>
    <name>JournalView</name>
    <message>
        <source>收據號碼、帳號、內容</source>
        <translation>Receipt number, account, text</translation>
    </message>
    <message>
        <source>全部行為</source>
        <translation>All acts</translation>
    </message>
    <message>
        <source>時間</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>行為</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>對象</source>
        <translation>About</translation>
    </message>
    <message>
        <source>人員</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>日誌</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>更早的紀錄</source>
        <translation>Earlier entries</translation>
    </message>
    <message>
        <source>匯出 ODS</source>
        <translation>Export ODS</translation>
    </message>
    <message>
        <source>匯出 CSV</source>
        <translation>Export CSV</translation>
    </message>
    <message>
        <source>驗證帳冊</source>
        <translation>Check the books</translation>
    </message>
    <message>
        <source>沒有符合的紀錄</source>
        <translation>No such entry</translation>
    </message>
    <message>
        <source>放寬上方的條件再找一次。</source>
        <translation>Widen the filter above and look again.</translation>
    </message>
    <message>
        <source>紀錄內容</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>條件</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>內容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>人員帳號</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>從（民國日期）</source>
        <translation>From (ROC date)</translation>
    </message>
    <message>
        <source>到（民國日期）</source>
        <translation>To (ROC date)</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>倒退刪除</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>第二螢幕正在顯示應繳金額，收款後再請民眾填寫。</source>
        <translation>The second screen shows the amount due; ask the visitor after the payment.</translation>
    </message>
    <message>
        <source>沒有接第二螢幕，不能請民眾填寫；平板請從「觸控」頁開啟。</source>
        <translation>No second screen is connected, so the visitor cannot be asked; for a tablet, open the &quot;Kiosk&quot; page.</translation>
    </message>
</context>
<context>
    <name>KioskDeskView</name>
    <message>
        <source>請民眾填寫</source>
        <translation>Ask visitor</translation>
    </message>
    <message>
        <source>把這個螢幕變成問卷</source>
        <translation>Use this screen as kiosk</translation>
    </message>
    <message>
        <source>觸控問卷</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>收回問卷</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>已設定代碼。</source>
        <translation>A staff code is set.</translation>
    </message>
    <message>
        <source>尚未設定代碼：請管理員到「設定」設定工作人員代碼。</source>
        <translation>No staff code yet: the administrator sets one under &quot;Settings&quot;.</translation>
    </message>
    <message>
        <source>有 {n} 份還沒存進資料庫：已留在這台電腦，每秒自動再送。</source>
        <translation>{n} response(s) not in the database yet: they are kept on this computer and sent again every second.</translation>
    </message>
    <message>
        <source>第二螢幕正在顯示問卷。</source>
        <translation>The second screen shows the questionnaire.</translation>
    </message>
    <message>
        <source>沒有接第二螢幕。</source>
        <translation>No second screen is connected.</translation>
    </message>
    <message>
        <source>第二螢幕正在顯示應繳金額，收款後再請民眾填寫。</source>
        <translation>The second screen shows the amount due; ask the visitor after the payment.</translation>
    </message>
    <message>
        <source>第二螢幕已接上。</source>
        <translation>The second screen is connected.</translation>
    </message>
    <message>
        <source>第二螢幕</source>
        <translation>Second screen</translation>
    </message>
    <message>
        <source>收款後按 Ctrl+K，請這位民眾填寫；任何頁面都可以按。</source>
        <translation>After a payment press Ctrl+K to ask this visitor; it works on every page.</translation>
    </message>
    <message>
        <source>填完、30 秒沒有動作，或下一筆收款開始時，會自動收回。</source>
        <translation>It is taken back by itself when it is filled in, after 30 seconds without a touch, or when the next payment begins.</translation>
    </message>
    <message>
        <source>再按一次 Ctrl+K 也會收回。</source>
        <translation>Ctrl+K once more also takes it back.</translation>
    </message>
    <message>
        <source>平板</source>
        <translation>Tablet</translation>
    </message>
    <message>
        <source>整個螢幕只剩問卷，一位填完換下一位。</source>
        <translation>The whole screen is the questionnaire, one visitor after the other.</translation>
    </message>
    <message>
        <source>離開：按住左上角 3 秒，輸入工作人員代碼。</source>
        <translation>To leave: hold the top left corner for 3 seconds and enter the staff code.</translation>
    </message>
    <message>
        <source>離開後櫃檯是鎖定的，再輸入您的密碼。</source>
        <translation>The desk is then locked; enter your password again.</translation>
    </message>
    <message>
        <source>不記名：只留下答案、日期與櫃檯。文字意見不在觸控問卷上問。</source>
        <translation>Anonymous: only answers, day and desk are kept. The kiosk does not ask for written comments.</translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message>
        <source>扣款結果不明</source>
        <translation>Result of the charge unknown</translation>
    </message>
    <message>
        <source>同一張卡片再試一次</source>
        <translation>Try the same card again</translation>
    </message>
    <message>
        <source>查詢結果</source>
        <translation>Ask for the result</translation>
    </message>
    <message>
        <source>已送出金額，沒有確定的回覆</source>
        <translation>Amount sent, no certain answer</translation>
    </message>
    <message>
        <source>向設備查詢結果</source>
        <translation>Ask the machine for the result</translation>
    </message>
    <message>
        <source>看設備的簽單，由第二人確認</source>
        <translation>Look at the slip; a second person confirms</translation>
    </message>
    <message>
        <source>仍不明：日結時以設備結帳總額核對</source>
        <translation>Still unknown: compare the settlement total at day close</translation>
    </message>
    <message>
        <source>設備沒有確定的回覆</source>
        <translation>the machine gave no certain answer</translation>
    </message>
    <message>
        <source>扣款結果不明：{why}</source>
        <translation>Result of the charge unknown: {why}</translation>
    </message>
    <message>
        <source>請先查詢；若仍不明，保留卡號末碼並通報發卡公司。</source>
        <translation>Ask for the result first; if still unknown, keep the last digits and report to the issuer.</translation>
    </message>
    <message>
        <source>先按「查詢結果」；若仍不明，看設備的簽單。</source>
        <translation>Press &quot;Ask for the result&quot;; if still unknown, look at the machine&apos;s slip.</translation>
    </message>
    <message>
        <source>可能已經扣款，請勿再刷一次。</source>
        <translation>It may have been charged. Do not charge again.</translation>
    </message>
    <message>
        <source>設備沒有接通</source>
        <translation>the machine could not be reached</translation>
    </message>
    <message>
        <source>設備沒有應答</source>
        <translation>the machine did not acknowledge</translation>
    </message>
    <message>
        <source>設備一直要求重送</source>
        <translation>the machine kept asking again</translation>
    </message>
    <message>
        <source>設備沒有回覆</source>
        <translation>the machine did not answer</translation>
    </message>
    <message>
        <source>連線中途斷了</source>
        <translation>the line broke on the way</translation>
    </message>
    <message>
        <source>設備的回覆讀不懂</source>
        <translation>the answer could not be read</translation>
    </message>
    <message>
        <source>設備回覆的金額不符</source>
        <translation>the answer has another amount</translation>
    </message>
    <message>
        <source>設備回覆的是另一筆交易</source>
        <translation>the answer is of another sale</translation>
    </message>
    <message>
        <source>回覆的不是這台設備</source>
        <translation>another machine answered</translation>
    </message>
    <message>
        <source>設備回覆的是另一種交易</source>
        <translation>the answer is of another type</translation>
    </message>
    <message>
        <source>設備回覆了不明的代碼</source>
        <translation>the answer has an unknown code</translation>
    </message>
    <message>
        <source>重試時扣到另一張卡片</source>
        <translation>another card was charged when trying again</translation>
    </message>
    <message>
        <source>卡片太早拿開，扣款沒有確認</source>
        <translation>the card left too early, the charge is not confirmed</translation>
    </message>
    <message>
        <source>案件與設備仍保留，不會重複扣款。</source>
        <translation>Cases and machine stay held; nothing is charged twice.</translation>
    </message>
    <message>
        <source>請在 {time} 之後再查一次；兩次都查無，才能確定沒有扣款。</source>
        <translation>Ask again after {time}; only two answers of &quot;none&quot; prove that nothing was charged.</translation>
    </message>
    <message>
        <source>設備說查無這筆交易</source>
        <translation>The machine knows no such sale</translation>
    </message>
    <message>
        <source>設備還在處理這筆交易</source>
        <translation>The machine is still at it</translation>
    </message>
    <message>
        <source>請稍候，等設備回到待機畫面後再查一次。</source>
        <translation>Wait until the machine is idle again, then ask once more.</translation>
    </message>
    <message>
        <source>這種設備不能查詢</source>
        <translation>This machine cannot be asked</translation>
    </message>
    <message>
        <source>請看設備印出的簽單，選「已扣款」或「未扣款」。</source>
        <translation>Look at the slip and choose &quot;charged&quot; or &quot;not charged&quot;.</translation>
    </message>
    <message>
        <source>設備沒有回答查詢</source>
        <translation>The machine did not answer the query</translation>
    </message>
    <message>
        <source>請檢查電源與連線後再查；或看設備的簽單。</source>
        <translation>Check power and cable and ask again, or look at the slip.</translation>
    </message>
</context>
<context>
    <name>LadderPanel</name>
    <message>
        <source>簽單：已扣款</source>
        <translation>Slip: charged</translation>
    </message>
    <message>
        <source>簽單：未扣款</source>
        <translation>Slip: not charged</translation>
    </message>
    <message>
        <source>先收下一位，稍後處理</source>
        <translation>Next payer first, this later</translation>
    </message>
    <message>
        <source>簽單上寫的是已扣款</source>
        <translation>The slip says charged</translation>
    </message>
    <message>
        <source>簽單上寫的是未扣款，或沒有簽單</source>
        <translation>The slip says not charged, or there is none</translation>
    </message>
    <message>
        <source>確認已扣款並入帳</source>
        <translation>Charged: enter it in the books</translation>
    </message>
    <message>
        <source>確認未扣款</source>
        <translation>Confirm: not charged</translation>
    </message>
    <message>
        <source>查詢中…</source>
        <translation>Asking…</translation>
    </message>
    <message>
        <source>怎麼確認</source>
        <translation>How to find out</translation>
    </message>
    <message>
        <source>簽單序號</source>
        <translation>Slip number</translation>
    </message>
    <message>
        <source>授權碼</source>
        <translation>Approval code</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>請第二人看過簽單後，輸入自己的帳號與密碼；不能是收款人本人。</source>
        <translation>A second person looks at the slip and enters their own account and password; not the clerk&apos;s.</translation>
    </message>
</context>
<context>
    <name>LearnPanel</name>
    <message>
        <source>學習掃描器</source>
        <translation>Learn the scanner</translation>
    </message>
    <message>
        <source>等待掃描…</source>
        <translation>Waiting for a scan…</translation>
    </message>
    <message>
        <source>再試一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>請掃描測試條碼：測試列印的紙條最下面那一個（TEST1234）。還沒有紙條的話，請先測試收據印表機。</source>
        <translation>Scan the barcode at the foot of the test strip (TEST1234). Without a strip, test the receipt printer first.</translation>
    </message>
    <message>
        <source>請掃描測試條碼</source>
        <translation>Scan the test barcode</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>語言與字級</source>
        <translation>Language and text</translation>
    </message>
    <message>
        <source>選了馬上看得到，之後也能再改。</source>
        <translation>Seen at once, and can be changed later.</translation>
    </message>
    <message>
        <source>跟隨系統</source>
        <translation>System</translation>
    </message>
    <message>
        <source>亮色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>暗色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>語言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>字的大小</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>外觀</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>應收金額</source>
        <translation>Amount due</translation>
    </message>
    <message>
        <source>收據、按鈕與表格都會用這個大小。</source>
        <translation>Receipts, buttons and tables follow this size.</translation>
    </message>
</context>
<context>
    <name>MachineCard</name>
    <message>
        <source>測試</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>學習掃描器</source>
        <translation>Learn the scanner</translation>
    </message>
    <message>
        <source>重新連線</source>
        <translation>Reconnect</translation>
    </message>
    <message>
        <source>更換</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>MailsPage</name>
    <message>
        <source>選檔案</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>選資料夾</source>
        <translation>Choose folder</translation>
    </message>
    <message>
        <source>回到週曆</source>
        <translation>Back to week</translation>
    </message>
    <message>
        <source>帶進表單，還不登記</source>
        <translation>Fill form, book later</translation>
    </message>
    <message>
        <source>寄件人／主旨</source>
        <translation>Sender / subject</translation>
    </message>
    <message>
        <source>找到的</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>信件</source>
        <translation>E-mails</translation>
    </message>
    <message>
        <source>線上信箱來的申請</source>
        <translation>Requests from the online mailbox</translation>
    </message>
    <message>
        <source>把信存成 .eml 檔，選檔案或整個資料夾。每一封都由您看過、確認，程式不會自己登記，也不會打開附件和連結。</source>
        <translation>Save the e-mails as .eml files, then choose a file or a whole folder. You look at each one and confirm it; the program books nothing by itself and opens no attachments or links.</translation>
    </message>
    <message>
        <source>信的內容</source>
        <translation>Text of the e-mail</translation>
    </message>
    <message>
        <source>帶進表單</source>
        <translation>Fill the form</translation>
    </message>
    <message>
        <source>信件檔或資料夾</source>
        <translation>E-mail file or folder</translation>
    </message>
    <message>
        <source>輸入路徑按 Enter，或按右邊的按鈕選。</source>
        <translation>Type the path and press Enter, or use the buttons at the right.</translation>
    </message>
    <message>
        <source>選擇信件</source>
        <translation>Choose e-mails</translation>
    </message>
    <message>
        <source>信件 (*.eml)</source>
        <translation>E-mails (*.eml)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{title}：快捷鍵</source>
        <translation>{title}: keys</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>{desk} 號櫃檯還沒有開班。</source>
        <translation>Desk {desk} has not opened its shift.</translation>
    </message>
    <message>
        <source>沒有收取任何款項。</source>
        <translation>No money was taken.</translation>
    </message>
    <message>
        <source>請先清點零用金並開班。</source>
        <translation>Count the float and open the shift first.</translation>
    </message>
    <message>
        <source>{desk} 號櫃檯已經開班（營業日 {day}）。</source>
        <translation>Desk {desk} has its shift open (business day {day}).</translation>
    </message>
    <message>
        <source>不需要再開班，請直接收費。</source>
        <translation>No need to open it again; go on taking payments.</translation>
    </message>
    <message>
        <source>零用金不能小於零。</source>
        <translation>The float cannot be below zero.</translation>
    </message>
    <message>
        <source>請重新清點並輸入。</source>
        <translation>Count again and type it in.</translation>
    </message>
    <message>
        <source>{desk} 號櫃檯正在日結，錢箱清點中。</source>
        <translation>Desk {desk} is at its day close; the drawer is being counted.</translation>
    </message>
    <message>
        <source>沒有收取或退還任何款項。</source>
        <translation>No money was taken or given back.</translation>
    </message>
    <message>
        <source>請完成日結後再開班收費，或先取消日結。</source>
        <translation>Finish the day close and open a new shift, or cancel the day close.</translation>
    </message>
    <message>
        <source>{desk} 號櫃檯 {day} 的班還沒有日結。</source>
        <translation>Desk {desk} has not closed its shift of {day}.</translation>
    </message>
    <message>
        <source>請先完成前一日的日結；必須繼續收費時，請主管核可逾日續收。</source>
        <translation>Do the day close of that day first; if payments must go on, have a supervisor approve that.</translation>
    </message>
    <message>
        <source>電腦日期是 {today}，但這個櫃檯已經有 {last} 的帳。</source>
        <translation>The computer says {today}, but this desk already has books of {last}.</translation>
    </message>
    <message>
        <source>請先校正電腦時間；日期確實無誤時，請主管核可後開班。</source>
        <translation>Correct the clock of the computer first; if the date is right, have a supervisor approve and open the shift.</translation>
    </message>
    <message>
        <source>面額 {value} 元的張數或枚數不對。</source>
        <translation>The number of NT${value} notes or coins is wrong.</translation>
    </message>
    <message>
        <source>其他金額不能小於零。</source>
        <translation>The other amount cannot be below zero.</translation>
    </message>
    <message>
        <source>錢箱裡只有 {there} 元，不夠支出 {wanted} 元。</source>
        <translation>The drawer holds only NT${there}, not enough for NT${wanted}.</translation>
    </message>
    <message>
        <source>帳上沒有任何變動。</source>
        <translation>The books were not changed.</translation>
    </message>
    <message>
        <source>請改金額，或先登記存入現金。</source>
        <translation>Change the amount, or enter cash put in first.</translation>
    </message>
    <message>
        <source>錢箱現在由「{clerk}」保管。</source>
        <translation>The drawer is now kept by &quot;{clerk}&quot;.</translation>
    </message>
    <message>
        <source>請先清點並交接錢箱，再繼續收費。</source>
        <translation>Count the drawer and hand it over first, then go on.</translation>
    </message>
    <message>
        <source>錢箱本來就由「{clerk}」保管。</source>
        <translation>The drawer is already kept by &quot;{clerk}&quot;.</translation>
    </message>
    <message>
        <source>不需要交接；要交給別人時請由接手的同仁登入。</source>
        <translation>No hand-over is needed; to hand it to somebody else, that person signs in.</translation>
    </message>
    <message>
        <source>這個班還沒有開始日結。</source>
        <translation>The day close of this shift has not begun.</translation>
    </message>
    <message>
        <source>請先按「開始日結」。</source>
        <translation>Begin the day close first.</translation>
    </message>
    <message>
        <source>還有 {n} 件未結事項。</source>
        <translation>Open items left: {n}.</translation>
    </message>
    <message>
        <source>日結停在這一步，已做好的步驟都保留。</source>
        <translation>The day close waits at this step; the steps already done are kept.</translation>
    </message>
    <message>
        <source>請逐件處理，或由主管核可後結轉下一班。</source>
        <translation>Resolve them one by one, or carry them forward to the next shift with a supervisor&apos;s approval.</translation>
    </message>
    <message>
        <source>日結的「{step}」還沒有完成。</source>
        <translation>The step &quot;{step}&quot; of the day close is not done yet.</translation>
    </message>
    <message>
        <source>已做好的步驟都保留。</source>
        <translation>The steps already done are kept.</translation>
    </message>
    <message>
        <source>請先完成那一步。</source>
        <translation>Finish that step first.</translation>
    </message>
    <message>
        <source>日結的「{step}」已經做過，不能重做或取消。</source>
        <translation>The step &quot;{step}&quot; of the day close is done; it can be neither repeated nor cancelled.</translation>
    </message>
    <message>
        <source>請接著做下一步。</source>
        <translation>Go on with the next step.</translation>
    </message>
    <message>
        <source>沒有「{login}」這個帳號，或帳號已停用。</source>
        <translation>There is no account &quot;{login}&quot;, or it is closed.</translation>
    </message>
    <message>
        <source>請指定在職同仁負責這件未結事項。</source>
        <translation>Name somebody with an open account to be responsible for this item.</translation>
    </message>
    <message>
        <source>這是「{clerk}」的班。</source>
        <translation>This is the shift of &quot;{clerk}&quot;.</translation>
    </message>
    <message>
        <source>請由本人日結，或由主管代為日結。</source>
        <translation>That person does the day close, or a supervisor does it for them.</translation>
    </message>
    <message>
        <source>「{device}」這一班已經送出結帳，結果未明或已完成。</source>
        <translation>The settlement of &quot;{device}&quot; was already sent for this shift; it is done or its result is unknown.</translation>
    </message>
    <message>
        <source>不會再送一次結帳。</source>
        <translation>It is not sent a second time.</translation>
    </message>
    <message>
        <source>請查詢結帳結果；查不到時，請主管核可後依結帳單輸入總額。</source>
        <translation>Ask for the result of the settlement; if there is none, type the totals from the settlement slip with a supervisor&apos;s approval.</translation>
    </message>
    <message>
        <source>找不到這個已日結的班。</source>
        <translation>This closed shift cannot be found.</translation>
    </message>
    <message>
        <source>請重新整理清單後再選一次。</source>
        <translation>Refresh the list and choose again.</translation>
    </message>
    <message>
        <source>自己清點或日結的款項不能自己點收。</source>
        <translation>Nobody verifies takings that they counted or closed themselves.</translation>
    </message>
    <message>
        <source>請由另一位出納同仁點收。</source>
        <translation>Somebody else of the cashier&apos;s office has to verify them.</translation>
    </message>
    <message>
        <source>這個班的款項已經點收過。</source>
        <translation>The takings of this shift are already verified.</translation>
    </message>
    <message>
        <source>不需要再點收。</source>
        <translation>No need to verify them again.</translation>
    </message>
    <message>
        <source>「{role}」不能{act}。</source>
        <translation>The role &quot;{role}&quot; does not include: {act}.</translation>
    </message>
    <message>
        <source>請由有這項權限的同仁登入後辦理。</source>
        <translation>Somebody with this right has to sign in and do it.</translation>
    </message>
    <message>
        <source>帳號或密碼不對，或帳號已停用。</source>
        <translation>Account or password is wrong, or the account is closed.</translation>
    </message>
    <message>
        <source>請再輸入一次；忘記密碼請找管理員。</source>
        <translation>Type them again; if the password is forgotten, ask the administrator.</translation>
    </message>
    <message>
        <source>帳號「{login}」已經有人使用。</source>
        <translation>The account &quot;{login}&quot; is taken.</translation>
    </message>
    <message>
        <source>請換一個帳號。</source>
        <translation>Choose another one.</translation>
    </message>
    <message>
        <source>這個帳號不能使用。</source>
        <translation>This account name cannot be used.</translation>
    </message>
    <message>
        <source>請用 2 到 32 個字：文字、數字、點、減號或底線。</source>
        <translation>Use 2 to 32 characters: letters, digits, dot, hyphen or underscore.</translation>
    </message>
    <message>
        <source>密碼太短，至少要 {n} 個字元。</source>
        <translation>The password is too short: {n} characters at least.</translation>
    </message>
    <message>
        <source>請換一個長一點的密碼。</source>
        <translation>Choose a longer one.</translation>
    </message>
    <message>
        <source>密碼錯誤次數過多，這個帳號至少鎖定 {minutes} 分鐘。</source>
        <translation>Too many wrong passwords: this account is locked for at least {minutes} minutes.</translation>
    </message>
    <message>
        <source>請稍後再試，或請管理員解除鎖定。</source>
        <translation>Try again later, or ask the administrator to unlock it.</translation>
    </message>
    <message>
        <source>密碼太簡單：大寫、小寫、數字、符號至少要有 {n} 種。</source>
        <translation>The password is too simple: it needs at least {n} of these four: capital letters, small letters, digits, signs.</translation>
    </message>
    <message>
        <source>請換一個密碼。</source>
        <translation>Choose another password.</translation>
    </message>
    <message>
        <source>不能用目前的密碼，也不能用之前 {n} 次的密碼。</source>
        <translation>Neither the present password nor any of the last {n} may be used.</translation>
    </message>
    <message>
        <source>請換一個沒有用過的密碼。</source>
        <translation>Choose one that was not used before.</translation>
    </message>
    <message>
        <source>密碼變更後要滿 {n} 天才能再變更。</source>
        <translation>A password can be changed again {n} day(s) after the last change.</translation>
    </message>
    <message>
        <source>請改天再變更；密碼若已外洩，請管理員立刻重設。</source>
        <translation>Change it another day; if somebody else knows it, the administrator resets it at once.</translation>
    </message>
    <message>
        <source>這個密碼是別人給的，要先換成自己的密碼。</source>
        <translation>This password was given by somebody else; change it to your own first.</translation>
    </message>
    <message>
        <source>這個密碼已經超過使用期限，要先變更。</source>
        <translation>This password is past its time; change it first.</translation>
    </message>
    <message>
        <source>請本人在登入畫面變更密碼後再試。</source>
        <translation>The person changes it on the sign-in screen, then tries again.</translation>
    </message>
    <message>
        <source>「{name}」要在 {lowest} 到 {highest} 之間。</source>
        <translation>&quot;{name}&quot; must be between {lowest} and {highest}.</translation>
    </message>
    <message>
        <source>請改成這個範圍內的數字。</source>
        <translation>Type a number within these limits.</translation>
    </message>
    <message>
        <source>機器正在交易，現在不能換人。</source>
        <translation>The machine is at a transaction; nobody else can sign in now.</translation>
    </message>
    <message>
        <source>交易的結果會照常記錄。</source>
        <translation>Its result is recorded as usual.</translation>
    </message>
    <message>
        <source>請等交易結束，由{name}解除鎖定確認結果後再換人。</source>
        <translation>Wait until it is done; {name} unlocks the desk and looks at the result, then somebody else can sign in.</translation>
    </message>
    <message>
        <source>不能停用自己正在使用的帳號。</source>
        <translation>You cannot close the account you are signed in with.</translation>
    </message>
    <message>
        <source>請由另一位管理員辦理。</source>
        <translation>Another administrator has to do it.</translation>
    </message>
    <message>
        <source>不能核可自己經手的事。</source>
        <translation>Nobody approves their own act.</translation>
    </message>
    <message>
        <source>這個帳號沒有核可的權限。</source>
        <translation>This account may not approve.</translation>
    </message>
    <message>
        <source>沒有任何變動。</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>請由另一位有權核可的同仁輸入帳號與密碼。</source>
        <translation>Another person who may approve enters account and password.</translation>
    </message>
    <message>
        <source>查不到這一件案件。</source>
        <translation>This case cannot be found.</translation>
    </message>
    <message>
        <source>請重新查詢；可能剛剛匯入了新的檔案。</source>
        <translation>Search again; a new file may just have been imported.</translation>
    </message>
    <message>
        <source>{number} 的執行期間已於 {day} 屆滿，依行政執行法第 7 條不得再執行。</source>
        <translation>{number} expired on {day}: by Article 7 of the Administrative Execution Act it may no longer be enforced.</translation>
    </message>
    <message>
        <source>這一件沒有收款。</source>
        <translation>Nothing was taken for this case.</translation>
    </message>
    <message>
        <source>請洽承辦股，其他案件可以照常收。</source>
        <translation>Please ask its section; other cases can be paid as usual.</translation>
    </message>
    <message>
        <source>{number} 已經結清，沒有應繳金額。</source>
        <translation>{number} is settled; nothing is due.</translation>
    </message>
    <message>
        <source>需要證明時，請補印收據。</source>
        <translation>Reprint the receipt if proof is needed.</translation>
    </message>
    <message>
        <source>{number} 的金額剛剛變了：別的櫃檯收過，或匯入了新的檔案。</source>
        <translation>The amount of {number} has just changed: another desk took a payment, or a new file came in.</translation>
    </message>
    <message>
        <source>這一筆還沒有收款。</source>
        <translation>This payment has not been taken.</translation>
    </message>
    <message>
        <source>請核對新的金額後再收。</source>
        <translation>Check the new amount, then take it.</translation>
    </message>
    <message>
        <source>{number} 在 {desk} 號櫃檯有一筆還沒有結果的繳款。</source>
        <translation>Desk {desk} has a payment on {number} whose result is not known.</translation>
    </message>
    <message>
        <source>那一筆可能已經扣款，所以這裡不再收。</source>
        <translation>It may have been charged, so nothing is taken here.</translation>
    </message>
    <message>
        <source>請先到那個櫃檯處理完未明交易。</source>
        <translation>That desk has to resolve it first.</translation>
    </message>
    <message>
        <source>還沒有輸入 {year} 年的郵政定期儲金利率。</source>
        <translation>The postal savings rate of ROC {year} has not been entered.</translation>
    </message>
    <message>
        <source>算不出利息，所以這一件先不收款。</source>
        <translation>Interest cannot be computed, so this case is not taken.</translation>
    </message>
    <message>
        <source>請管理員在「價目與規則」輸入那一年的利率。</source>
        <translation>The administrator enters the rate of that year under &quot;Prices and rules&quot;.</translation>
    </message>
    <message>
        <source>沒有輸入金額。</source>
        <translation>No amount was typed.</translation>
    </message>
    <message>
        <source>金額不能是負數。</source>
        <translation>An amount cannot be negative.</translation>
    </message>
    <message>
        <source>金額不能有小數。</source>
        <translation>An amount has no decimals.</translation>
    </message>
    <message>
        <source>金額太大，請確認位數。</source>
        <translation>The amount is too large; check its digits.</translation>
    </message>
    <message>
        <source>看不懂這個金額。</source>
        <translation>This amount cannot be read.</translation>
    </message>
    <message>
        <source>請輸入整數的新臺幣金額，例如 2,350。</source>
        <translation>Type a whole amount in NT$, such as 2,350.</translation>
    </message>
    <message>
        <source>「{text}」不是案號。</source>
        <translation>&quot;{text}&quot; is not a case number.</translation>
    </message>
    <message>
        <source>請重新掃描，或按 F3 輸入年度、案類字與號次。</source>
        <translation>Scan it again, or press F3 and type year, category and number.</translation>
    </message>
    <message>
        <source>這一筆沒有任何要繳的項目。</source>
        <translation>There is nothing to pay.</translation>
    </message>
    <message>
        <source>請先勾選案件或加入項目。</source>
        <translation>Tick a case or add an item first.</translation>
    </message>
    <message>
        <source>要收的 {amount} 元多於應繳的 {due} 元。</source>
        <translation>NT${amount} is more than the NT${due} due.</translation>
    </message>
    <message>
        <source>請改成應繳金額，或輸入較小的部分金額。</source>
        <translation>Take what is due, or type a smaller part.</translation>
    </message>
    <message>
        <source>收款金額必須大於零。</source>
        <translation>The amount must be above zero.</translation>
    </message>
    <message>
        <source>請重新輸入金額。</source>
        <translation>Type the amount again.</translation>
    </message>
    <message>
        <source>應收金額剛剛由 {agreed} 元變成 {total} 元：案件在別處收過款，或匯入了新的檔案。</source>
        <translation>The amount due has just changed from NT${agreed} to NT${total}: a case was paid elsewhere, or a new file came in.</translation>
    </message>
    <message>
        <source>請向民眾說明新的金額，再按一次收款。</source>
        <translation>Tell the payer the new amount, then take it again.</translation>
    </message>
    <message>
        <source>這一筆已經結清或取消。</source>
        <translation>This payment is already settled or cancelled.</translation>
    </message>
    <message>
        <source>帳上只有一次，沒有重複收款。</source>
        <translation>It is in the books once; nothing was taken twice.</translation>
    </message>
    <message>
        <source>請按「下一位」開始新的一筆。</source>
        <translation>Press &quot;Next payer&quot; to begin a new one.</translation>
    </message>
    <message>
        <source>找不到這一筆付款。</source>
        <translation>This payment cannot be found.</translation>
    </message>
    <message>
        <source>已入帳的款項不受影響。</source>
        <translation>What is in the books is not affected.</translation>
    </message>
    <message>
        <source>請重新整理清單。</source>
        <translation>Refresh the list.</translation>
    </message>
    <message>
        <source>這一筆已經收到，或可能已經收到 {amount} 元，不能暫存也不能取消。</source>
        <translation>NT${amount} of this payment has been taken, or may have been: it can be neither held nor cancelled.</translation>
    </message>
    <message>
        <source>已收的款項都有紀錄。</source>
        <translation>All that was taken is recorded.</translation>
    </message>
    <message>
        <source>請收完剩下的金額，或先查明結果。</source>
        <translation>Take the rest, or find out the result first.</translation>
    </message>
    <message>
        <source>還有一筆 {amount} 元的扣款結果不明。</source>
        <translation>The result of a charge of NT${amount} is unknown.</translation>
    </message>
    <message>
        <source>是否已扣款尚未確定，請勿再扣一次。</source>
        <translation>Whether it was charged is not certain. Do not charge again.</translation>
    </message>
    <message>
        <source>請先按「查詢結果」，或依簽單選「已扣款／未扣款」。</source>
        <translation>Press &quot;Ask for the result&quot;, or choose by the slip: charged / not charged.</translation>
    </message>
    <message>
        <source>這一筆扣款的結果已經確定。</source>
        <translation>The result of this charge is known.</translation>
    </message>
    <message>
        <source>帳務已經正確。</source>
        <translation>The books are right.</translation>
    </message>
    <message>
        <source>不需要再處理。</source>
        <translation>Nothing more to do.</translation>
    </message>
    <message>
        <source>「{device}」上一筆扣款的結果還不明。</source>
        <translation>The result of the last charge on &quot;{device}&quot; is unknown.</translation>
    </message>
    <message>
        <source>為了不重複扣款，這台機器先停用。</source>
        <translation>The machine rests, so that nothing is charged twice.</translation>
    </message>
    <message>
        <source>請先處理上一筆，或改用別的付款方式。</source>
        <translation>Resolve that one first, or use another tender.</translation>
    </message>
    <message>
        <source>實收 {tendered} 元少於應收 {needed} 元，還差 {short} 元。</source>
        <translation>NT${tendered} received, NT${needed} due: NT${short} short.</translation>
    </message>
    <message>
        <source>請補收，或按「部分收款」。</source>
        <translation>Take the rest, or pay a part.</translation>
    </message>
    <message>
        <source>{amount} 元多於還要收的 {remaining} 元；只有現金可以找零。</source>
        <translation>NT${amount} is more than the NT${remaining} still due; only cash gives change.</translation>
    </message>
    <message>
        <source>請改成還要收的金額，或更小。</source>
        <translation>Take what is still due, or less.</translation>
    </message>
    <message>
        <source>「{tender}」不能用來繳這一種案件。</source>
        <translation>&quot;{tender}&quot; is not accepted for this kind of case.</translation>
    </message>
    <message>
        <source>請改用別的付款方式，或分開收款。</source>
        <translation>Use another tender, or take them apart.</translation>
    </message>
    <message>
        <source>「{tender}」每筆最多 {limit} 元，這一筆是 {amount} 元。</source>
        <translation>&quot;{tender}&quot; takes NT${limit} at most; this is NT${amount}.</translation>
    </message>
    <message>
        <source>請改用別的付款方式，或把超過的部分用現金收。</source>
        <translation>Use another tender, or take the excess in cash.</translation>
    </message>
    <message>
        <source>「{tender}」必須由持卡人本人到場。</source>
        <translation>&quot;{tender}&quot; needs the card holder in person.</translation>
    </message>
    <message>
        <source>請確認持卡人本人在場並勾選，或改用別的付款方式。</source>
        <translation>Make sure the holder is here and tick it, or use another tender.</translation>
    </message>
    <message>
        <source>票據日期 {day} 已經過期太久，不能收。</source>
        <translation>The document of {day} is too old to be accepted.</translation>
    </message>
    <message>
        <source>票據日期 {day} 還沒到，不能收遠期票。</source>
        <translation>The document is dated {day}: a post-dated one is not accepted.</translation>
    </message>
    <message>
        <source>請改用別的票據或別的付款方式。</source>
        <translation>Use another document or another tender.</translation>
    </message>
    <message>
        <source>支票或匯票的資料不齊。</source>
        <translation>Details of the cheque or money order are missing.</translation>
    </message>
    <message>
        <source>請填寫銀行或郵局、號碼與日期。</source>
        <translation>Fill in bank or post office, number and date.</translation>
    </message>
    <message>
        <source>人工刷卡的資料不齊。</source>
        <translation>Details of the slip are missing.</translation>
    </message>
    <message>
        <source>尚未入帳。</source>
        <translation>It is not in the books yet.</translation>
    </message>
    <message>
        <source>請照簽單填寫簽單序號與授權碼。</source>
        <translation>Copy slip number and approval code from the slip.</translation>
    </message>
    <message>
        <source>輸入的文字含有看不見的控制字元。</source>
        <translation>The text holds invisible control characters.</translation>
    </message>
    <message>
        <source>請刪掉後重新輸入，或重新掃描。</source>
        <translation>Delete it and type it again, or scan it again.</translation>
    </message>
    <message>
        <source>這一筆暫存已經不在：別的櫃檯已取出、收完或刪除。</source>
        <translation>This held payment is gone: another desk took it up, finished or deleted it.</translation>
    </message>
    <message>
        <source>沒有重複收款。</source>
        <translation>Nothing was taken twice.</translation>
    </message>
    <message>
        <source>請重新整理暫存清單。</source>
        <translation>Refresh the list of held payments.</translation>
    </message>
    <message>
        <source>這一筆付款方式的狀態已經改變，不能這樣處理。</source>
        <translation>This tender has changed meanwhile; that cannot be done now.</translation>
    </message>
    <message>
        <source>帳上的紀錄沒有更動。</source>
        <translation>The books were not changed.</translation>
    </message>
    <message>
        <source>請重新整理後再看一次結果。</source>
        <translation>Refresh and look at the result again.</translation>
    </message>
    <message>
        <source>錢箱不能用。</source>
        <translation>the drawer cannot be used.</translation>
    </message>
    <message>
        <source>沒有填寫匯入帳號。</source>
        <translation>the account for the transfer is not filled in.</translation>
    </message>
    <message>
        <source>剩下的款項不是一張可以交還的支票或匯票。</source>
        <translation>what is left is not a single cheque or money order that can be handed back.</translation>
    </message>
    <message>
        <source>這件事（{act}）要有第二人核可。</source>
        <translation>A second person has to approve this: {act}.</translation>
    </message>
    <message>
        <source>還沒有任何變動。</source>
        <translation>Nothing was changed yet.</translation>
    </message>
    <message>
        <source>請有權核可的同仁輸入帳號與密碼。</source>
        <translation>Somebody who may approve enters account and password.</translation>
    </message>
    <message>
        <source>沒有寫原因。</source>
        <translation>No reason was given.</translation>
    </message>
    <message>
        <source>請用文字寫下原因，再做一次。</source>
        <translation>Write the reason in words, then do it again.</translation>
    </message>
    <message>
        <source>收據 {number} 已經作廢、退款或發還，或正在辦理。</source>
        <translation>Receipt {number} is already void, refunded or given back, or this is in hand.</translation>
    </message>
    <message>
        <source>不會再退一次。</source>
        <translation>Nothing is paid back a second time.</translation>
    </message>
    <message>
        <source>請看這張收據的紀錄，或處理還沒辦完的那一件。</source>
        <translation>Look at the records of this receipt, or finish what is in hand.</translation>
    </message>
    <message>
        <source>這一件的辦理狀態已經改變，不能這樣處理。</source>
        <translation>This has changed meanwhile; that cannot be done now.</translation>
    </message>
    <message>
        <source>請重新整理後再看一次。</source>
        <translation>Refresh and look again.</translation>
    </message>
    <message>
        <source>收據 {number} 的班已經日結，不能作廢。</source>
        <translation>The shift of receipt {number} is closed; the receipt can no longer be made void.</translation>
    </message>
    <message>
        <source>請改辦退款：申請、核可、付款。</source>
        <translation>Use a refund: request, approval, payment.</translation>
    </message>
    <message>
        <source>收據 {number} 的班還沒有日結，不必退款。</source>
        <translation>The shift of receipt {number} is not closed yet; no refund is needed.</translation>
    </message>
    <message>
        <source>請在當班作廢這張收據。</source>
        <translation>Void this receipt within its shift.</translation>
    </message>
    <message>
        <source>收據正本不在手上，也沒有註明原因。</source>
        <translation>The original receipt is not here, and no reason is given.</translation>
    </message>
    <message>
        <source>請收回正本並勾選；收不回時請寫明原因。</source>
        <translation>Take the original back and tick it; if that is not possible, write why.</translation>
    </message>
    <message>
        <source>這一項不是保證金，不能單獨發還。</source>
        <translation>This item is not a deposit; it cannot be given back alone.</translation>
    </message>
    <message>
        <source>請選保證金那一項，或辦理整張收據的退款。</source>
        <translation>Choose the deposit, or refund the whole receipt.</translation>
    </message>
    <message>
        <source>沒有填寫領款人，或領款人還沒有簽收。</source>
        <translation>The recipient is not filled in, or has not signed yet.</translation>
    </message>
    <message>
        <source>還沒有付款。</source>
        <translation>Nothing was paid out yet.</translation>
    </message>
    <message>
        <source>請填寫姓名，簽收後勾選，再付款。</source>
        <translation>Fill in the name, tick it once signed, then pay.</translation>
    </message>
    <message>
        <source>這一筆付款方式不能更正：由機器扣款、已更正過，或已經日結。</source>
        <translation>This tender cannot be corrected: a machine charged it, it was corrected before, or its shift is closed.</translation>
    </message>
    <message>
        <source>請改用作廢或退款辦理。</source>
        <translation>Use a void or a refund instead.</translation>
    </message>
    <message>
        <source>手開收據要照號碼補登，下一張是 {number}。</source>
        <translation>Outage receipts are entered in the order of their numbers; the next one is {number}.</translation>
    </message>
    <message>
        <source>還沒有入帳。</source>
        <translation>It is not in the books yet.</translation>
    </message>
    <message>
        <source>請先補登那一張；寫壞的也要登錄。</source>
        <translation>Enter that one first; a spoiled one is entered too.</translation>
    </message>
    <message>
        <source>沒有填寫手開收據的收款人。</source>
        <translation>Nobody is named who took the money of this outage receipt.</translation>
    </message>
    <message>
        <source>請填寫當時收款並開立收據的同仁。</source>
        <translation>Fill in who took the money and wrote the receipt.</translation>
    </message>
    <message>
        <source>手開收據的日期 {day} 不能早於前一張，也不能晚於今天。</source>
        <translation>The date {day} of the outage receipt cannot be before that of the last one, nor after today.</translation>
    </message>
    <message>
        <source>請核對紙本上的日期與號碼。</source>
        <translation>Check date and number on the paper.</translation>
    </message>
    <message>
        <source>這個解繳帳戶不能登錄：受款對象不存在，或帳戶太長、有看不見的字。</source>
        <translation>This remittance account cannot be saved: there is no such payee, or the account is too long or holds invisible characters.</translation>
    </message>
    <message>
        <source>帳上的金額沒有更動。</source>
        <translation>No amount in the books was changed.</translation>
    </message>
    <message>
        <source>請縮短或重新輸入帳戶。</source>
        <translation>Shorten the account or type it again.</translation>
    </message>
    <message>
        <source>找不到這一件作廢或退款。</source>
        <translation>This void or refund cannot be found.</translation>
    </message>
    <message>
        <source>這一件要在 {desk} 號櫃檯辦理。</source>
        <translation>This has to be done at desk {desk}.</translation>
    </message>
    <message>
        <source>請到那個櫃檯辦理。</source>
        <translation>Please go to that desk.</translation>
    </message>
    <message>
        <source>還有一筆 {amount} 元的退刷結果不明。</source>
        <translation>The result of a card return of NT${amount} is unknown.</translation>
    </message>
    <message>
        <source>是否已退還沒有確定，請勿再退一次。</source>
        <translation>Whether it was returned is not certain. Do not return it again.</translation>
    </message>
    <message>
        <source>請先按「查詢結果」，或依簽單選「已退／未退」。</source>
        <translation>Press &quot;Ask for the result&quot;, or choose by the slip: returned / not returned.</translation>
    </message>
    <message>
        <source>這 {amount} 元是機器收的，要先請那台機器退。</source>
        <translation>A machine took this NT${amount}; ask that machine to return it first.</translation>
    </message>
    <message>
        <source>請先按「退刷」；機器不能退時再改用其他方式。</source>
        <translation>Return it on the machine first; use another way only if the machine cannot.</translation>
    </message>
    <message>
        <source>這一筆已經退還，或不是這台機器收的。</source>
        <translation>This was already returned, or this machine did not take it.</translation>
    </message>
    <message>
        <source>這一件已經退出，或可能已經退出 {amount} 元，不能取消。</source>
        <translation>NT${amount} of this has been paid back, or may have been: it cannot be cancelled.</translation>
    </message>
    <message>
        <source>已退的款項都有紀錄。</source>
        <translation>All that was paid back is recorded.</translation>
    </message>
    <message>
        <source>請把剩下的金額退完。</source>
        <translation>Pay back the rest.</translation>
    </message>
    <message>
        <source>不能這樣退：{why}</source>
        <translation>It cannot be paid back this way: {why}</translation>
    </message>
    <message>
        <source>請改正後再做一次。</source>
        <translation>Correct it and do it again.</translation>
    </message>
    <message>
        <source>查不到收據 {number}。</source>
        <translation>Receipt {number} cannot be found.</translation>
    </message>
    <message>
        <source>已開立的收據都在帳上。</source>
        <translation>Every issued receipt is in the books.</translation>
    </message>
    <message>
        <source>請確認號碼，或由案件查詢收據。</source>
        <translation>Check the number, or find the receipt through its case.</translation>
    </message>
    <message>
        <source>這張收據的列印狀態已經改變，不能這樣處理。</source>
        <translation>Printing of this receipt has moved on; that cannot be done now.</translation>
    </message>
    <message>
        <source>款項已入帳，不受影響。</source>
        <translation>The money is in the books and not affected.</translation>
    </message>
    <message>
        <source>請重新整理後再按「重印」。</source>
        <translation>Refresh, then press &quot;Reprint&quot;.</translation>
    </message>
    <message>
        <source>字型檔 {name} 不在，或不能使用，收據無法列印。</source>
        <translation>The font {name} is missing or unusable; receipts cannot be printed.</translation>
    </message>
    <message>
        <source>列印前就停下來，沒有印出缺字的收據。</source>
        <translation>Stopped before printing: no receipt with missing characters came out.</translation>
    </message>
    <message>
        <source>請重新執行安裝程式，補上全字庫字型。</source>
        <translation>Run the installer again to bring the CNS11643 fonts back.</translation>
    </message>
    <message>
        <source>請改正後再存一次；原來的資料沒有變動。</source>
        <translation>Correct it and save again; nothing was changed.</translation>
    </message>
    <message>
        <source>代碼要用 1 到 20 個大寫英文字母、數字或減號。</source>
        <translation>The code has 1 to 20 capital letters, digits or hyphens.</translation>
    </message>
    <message>
        <source>名稱要有 1 到 40 個看得見的字。</source>
        <translation>The name has 1 to 40 visible characters.</translation>
    </message>
    <message>
        <source>單位要有 1 到 10 個看得見的字。</source>
        <translation>The unit has 1 to 10 visible characters.</translation>
    </message>
    <message>
        <source>類別只能是規費或拍賣款。</source>
        <translation>The group is either fees or auction money.</translation>
    </message>
    <message>
        <source>單價要是 1 元以上的整數；由櫃檯輸入金額的項目請留空。</source>
        <translation>The price is a whole amount from NT$1; leave it empty where the desk types the amount.</translation>
    </message>
    <message>
        <source>常用鍵只有 1 到 8。</source>
        <translation>Favourite keys go from 1 to 8.</translation>
    </message>
    <message>
        <source>沒有這個案件種類。</source>
        <translation>There is no such kind of case.</translation>
    </message>
    <message>
        <source>上限要是 1 元以上的整數；沒有上限請留空。</source>
        <translation>The limit is a whole amount from NT$1; leave it empty for none.</translation>
    </message>
    <message>
        <source>年利率要在 0 到 20% 之間，最多三位小數。</source>
        <translation>The yearly rate is between 0 and 20 %, with three decimals at most.</translation>
    </message>
    <message>
        <source>代收項目要是三個大寫英文字母或數字。</source>
        <translation>The service code has three capital letters or digits.</translation>
    </message>
    <message>
        <source>第二段的內容和條碼種類不合：稅款條碼要用稅款的第二段。</source>
        <translation>The second segment does not go with the kind of barcode: a tax barcode needs the second segment for taxes.</translation>
    </message>
    <message>
        <source>編號的字首要是五個以內的大寫英文字母或數字；稅款條碼的機關代號剛好五個。</source>
        <translation>The prefix of the number has up to five capital letters or digits; the agency code of a tax barcode has exactly five.</translation>
    </message>
    <message>
        <source>第三段的固定字要是四個大寫英文字母或數字；稅款條碼的稅目代號剛好三個。</source>
        <translation>The fixed text of the third segment has four capital letters or digits; the tax code of a tax barcode has exactly three.</translation>
    </message>
    <message>
        <source>金額要是 9 位數；稅款條碼是 10 位數。</source>
        <translation>The amount has 9 digits; in a tax barcode it has 10.</translation>
    </message>
    <message>
        <source>銀行給的代碼只能是數字，位數要和這家銀行的規則相符。</source>
        <translation>The code given by the bank has digits only, as many as the rule of this bank says.</translation>
    </message>
    <message>
        <source>郵政劃撥帳號要是 8 位數字；沒有請留空。</source>
        <translation>The postal giro account has 8 digits; leave it empty for none.</translation>
    </message>
    <message>
        <source>網址要以 https:// 開頭，不含空白，最多 100 個字；沒有請留空。</source>
        <translation>The website begins with https://, has no spaces and 100 characters at most; leave it empty for none.</translation>
    </message>
    <message>
        <source>通知書的繳款天數要在 1 到 60 天之間。</source>
        <translation>A notice is payable for 1 to 60 days.</translation>
    </message>
    <message>
        <source>每一欄文字最多 80 個看得見的字，不能換行。</source>
        <translation>Each text has 80 visible characters at most, on one line.</translation>
    </message>
    <message>
        <source>這一題沒有這個答案。</source>
        <translation>This question has no such answer.</translation>
    </message>
    <message>
        <source>前面打好的都還在。</source>
        <translation>What was typed before is still there.</translation>
    </message>
    <message>
        <source>請按題目旁邊的數字；未填按 0，無效按小數點（.）。</source>
        <translation>Press a digit beside the question; 0 for blank, the decimal point (.) for invalid.</translation>
    </message>
    <message>
        <source>這份問卷還有 {n} 題沒有答案。</source>
        <translation>This sheet has {n} question(s) without an answer.</translation>
    </message>
    <message>
        <source>打好的都還在。</source>
        <translation>What was typed is still there.</translation>
    </message>
    <message>
        <source>請打完每一題；民眾沒填的按 0。</source>
        <translation>Type every question; press 0 where the visitor left it blank.</translation>
    </message>
    <message>
        <source>問卷 {number} 已經打過了（第 {batch} 疊）。</source>
        <translation>Sheet {number} was typed before (stack {batch}).</translation>
    </message>
    <message>
        <source>沒有重複計算。</source>
        <translation>It is not counted twice.</translation>
    </message>
    <message>
        <source>請把這一份放到一旁，打下一份。</source>
        <translation>Put this sheet aside and type the next one.</translation>
    </message>
    <message>
        <source>查不到這個問卷號碼。</source>
        <translation>This sheet number cannot be found.</translation>
    </message>
    <message>
        <source>請再掃一次，或核對 S 開頭的 12 碼；不是本分署印的問卷，請直接打。</source>
        <translation>Scan it again, or check the 12 characters that begin with S; a sheet that this branch did not print is typed without a number.</translation>
    </message>
    <message>
        <source>問卷 {number} 已經打完、被剔除，或由別人在打。</source>
        <translation>Sheet {number} is already typed, was discarded, or somebody else is typing it.</translation>
    </message>
    <message>
        <source>先前存好的沒有變動。</source>
        <translation>What was saved before is unchanged.</translation>
    </message>
    <message>
        <source>請回到這一疊再看一次。</source>
        <translation>Go back to this stack and look again.</translation>
    </message>
    <message>
        <source>這個代碼太容易猜到。</source>
        <translation>This code is too easy to guess.</translation>
    </message>
    <message>
        <source>請不要用同一個數字，或連續的數字。</source>
        <translation>Do not repeat one digit, and do not use digits in sequence.</translation>
    </message>
    <message>
        <source>代碼要 {least} 到 {most} 位數字。</source>
        <translation>The code needs {least} to {most} digits.</translation>
    </message>
    <message>
        <source>請再輸入一次。</source>
        <translation>Type it again.</translation>
    </message>
    <message>
        <source>原來的代碼沒有變動。</source>
        <translation>The code is as it was.</translation>
    </message>
    <message>
        <source>現在的問卷只有文字題，不能用觸控填答。</source>
        <translation>The present questionnaire has only written questions; it cannot be answered on the kiosk.</translation>
    </message>
    <message>
        <source>請改用紙本問卷。</source>
        <translation>Use questionnaires on paper instead.</translation>
    </message>
    <message>
        <source>查不到第 {number} 疊問卷。</source>
        <translation>Stack {number} cannot be found.</translation>
    </message>
    <message>
        <source>請重新選一疊。</source>
        <translation>Choose a stack again.</translation>
    </message>
    <message>
        <source>一疊的份數要在 1 到 {n} 之間。</source>
        <translation>A stack has 1 to {n} sheets.</translation>
    </message>
    <message>
        <source>填寫日期不能晚於今天。</source>
        <translation>The day it was filled in cannot be after today.</translation>
    </message>
    <message>
        <source>櫃檯號碼要在 1 到 99 之間。</source>
        <translation>The desk number must be between 1 and 99.</translation>
    </message>
    <message>
        <source>每隔幾份複登，要在 0 到 {n} 之間。</source>
        <translation>Second typing every so many sheets: the number must be between 0 and {n}.</translation>
    </message>
    <message>
        <source>第 {number} 疊還在鍵入，還不能複登。</source>
        <translation>Stack {number} is still being typed; its second typing cannot begin yet.</translation>
    </message>
    <message>
        <source>請先打完這一疊。</source>
        <translation>Finish typing this stack first.</translation>
    </message>
    <message>
        <source>第 {number} 疊已經打完，正在複登。</source>
        <translation>Stack {number} is typed; its second typing is going on.</translation>
    </message>
    <message>
        <source>請改到複登，或選另一疊。</source>
        <translation>Go to its second typing, or choose another stack.</translation>
    </message>
    <message>
        <source>第 {number} 疊已經完成，不能再改。</source>
        <translation>Stack {number} is done and can no longer be changed.</translation>
    </message>
    <message>
        <source>請選另一疊。</source>
        <translation>Choose another stack.</translation>
    </message>
    <message>
        <source>第 {number} 疊數了 {counted} 份，打了 {typed} 份，少 {gap} 份。</source>
        <translation>Stack {number}: {counted} counted, {typed} typed, {gap} missing.</translation>
    </message>
    <message>
        <source>請接著打；數錯了就更正份數。</source>
        <translation>Go on typing; if the count was wrong, correct it.</translation>
    </message>
    <message>
        <source>第 {number} 疊數了 {counted} 份，打了 {typed} 份，多 {gap} 份。</source>
        <translation>Stack {number}: {counted} counted, {typed} typed, {gap} too many.</translation>
    </message>
    <message>
        <source>請剔除打了兩次的那一份；數錯了就更正份數。</source>
        <translation>Discard the sheet that was typed twice; if the count was wrong, correct it.</translation>
    </message>
    <message>
        <source>第 {number} 疊還有問卷沒打完：{sheets}。</source>
        <translation>Stack {number} has sheets that are not finished: {sheets}.</translation>
    </message>
    <message>
        <source>請打完這幾份；沒有人在打的就剔除，重新打。</source>
        <translation>Finish these sheets; discard any that nobody is typing, and type them anew.</translation>
    </message>
    <message>
        <source>問卷 {number} 第一次是您打的。</source>
        <translation>You did the first typing of sheet {number}.</translation>
    </message>
    <message>
        <source>請另一位來複登。</source>
        <translation>Somebody else has to do the second typing.</translation>
    </message>
    <message>
        <source>還有 {n} 題沒有決定。</source>
        <translation>{n} question(s) not decided yet.</translation>
    </message>
    <message>
        <source>兩次打的都還在。</source>
        <translation>Both typings are still there.</translation>
    </message>
    <message>
        <source>請對照紙本，每一題都決定一個答案。</source>
        <translation>Compare with the paper and decide on one answer to each question.</translation>
    </message>
    <message>
        <source>請選一位承辦人。</source>
        <translation>Choose an owner.</translation>
    </message>
    <message>
        <source>期限要在今天到一年之間。</source>
        <translation>The due day must be between today and a year from now.</translation>
    </message>
    <message>
        <source>請寫下處理結果，最多 {n} 字。</source>
        <translation>Write the outcome, {n} characters at most.</translation>
    </message>
    <message>
        <source>改正後再存一次；打好的字還在。</source>
        <translation>Correct it and save again; what was typed is still there.</translation>
    </message>
    <message>
        <source>這件意見已經不在清單上。</source>
        <translation>This comment is no longer on the list.</translation>
    </message>
    <message>
        <source>問卷可能已作廢（重複鍵入）；清單會自己更新，請選下一件。</source>
        <translation>Its sheet may have been discarded (typed twice); the list refreshes by itself, choose the next one.</translation>
    </message>
    <message>
        <source>這件已有人填好處理結果。</source>
        <translation>Somebody has already written the outcome of this one.</translation>
    </message>
    <message>
        <source>沒有再存一次；到「已處理」看對方寫的結果。</source>
        <translation>It was not saved again; see what they wrote under &quot;Handled&quot;.</translation>
    </message>
    <message>
        <source>中文和英文標題都要填，各最多 {n} 字。</source>
        <translation>The title is needed in Chinese and in English, {n} characters each at most.</translation>
    </message>
    <message>
        <source>問卷要有 1 到 {n} 題。</source>
        <translation>A questionnaire has 1 to {n} questions.</translation>
    </message>
    <message>
        <source>第 {question} 題的代碼要以小寫字母開頭，只用小寫字母、數字和底線，而且不能和別題相同。</source>
        <translation>Question {question}: its code begins with a small letter, has only small letters, digits and underscores, and differs from that of every other question.</translation>
    </message>
    <message>
        <source>第 {question} 題的中文和英文題目都要填，各最多 {n} 字。</source>
        <translation>Question {question} is needed in Chinese and in English, {n} characters each at most.</translation>
    </message>
    <message>
        <source>第 {question} 題要有 {least} 到 {most} 個不同的選項，中文和英文都要填，各最多 {n} 字；自由填寫的題目沒有選項。</source>
        <translation>Question {question} needs {least} to {most} different choices, each in Chinese and in English, {n} characters at most; a written question has no choices.</translation>
    </message>
    <message>
        <source>第 {question} 題「從哪個選項起要追蹤」不能是第一個選項，也不能超過選項數；沒有好壞順序的題目不追蹤。</source>
        <translation>Question {question}: &quot;Answers to follow up&quot; can neither begin at the first choice nor go beyond the last; a question whose choices have no order is not followed up.</translation>
    </message>
    <message>
        <source>第 {version} 版問卷已經使用，不能再改或刪除。</source>
        <translation>Version {version} of the questionnaire has been used; it can no longer be changed or deleted.</translation>
    </message>
    <message>
        <source>原來的問卷和回答都沒有變動；請複製成新的一版再改。</source>
        <translation>Questionnaire and responses are unchanged; copy it to a new version and change that.</translation>
    </message>
    <message>
        <source>沒有第 {version} 版問卷。</source>
        <translation>There is no version {version} of the questionnaire.</translation>
    </message>
    <message>
        <source>可能已有人刪除；請重新開啟問卷頁，選別的一版。</source>
        <translation>Somebody may have deleted it; open the questionnaire page again and choose another version.</translation>
    </message>
    <message>
        <source>這是唯一的一版問卷，不能刪除。</source>
        <translation>This is the only version of the questionnaire; it cannot be deleted.</translation>
    </message>
    <message>
        <source>什麼都沒有變動；請直接修改這一版。</source>
        <translation>Nothing was changed; edit this version instead.</translation>
    </message>
    <message>
        <source>這個範圍只有 {count} 份回答，未滿 {n} 份不列出意見，以免認出是誰寫的。</source>
        <translation>Only {count} response(s) here; below {n} no comments are listed, so that nobody can tell who wrote them.</translation>
    </message>
    <message>
        <source>單獨列出這個範圍，會讓另一個未滿 {n} 份的範圍被推算出來，所以不列出意見。</source>
        <translation>Listed alone, this choice would give away another one of fewer than {n} responses, so no comments are listed.</translation>
    </message>
    <message>
        <source>請選較長的期間，或不分櫃檯和來源。</source>
        <translation>Choose a longer period, or all desks and sources.</translation>
    </message>
    <message>
        <source>這則意見已經不在了。</source>
        <translation>This comment is gone.</translation>
    </message>
    <message>
        <source>問卷可能已作廢或更正；標籤沒有存，請重新查詢。</source>
        <translation>Its sheet may have been discarded or corrected; the tag was not saved. Search again.</translation>
    </message>
    <message>
        <source>標籤「{tag}」太長或含有看不見的字元，最多 {n} 字。</source>
        <translation>The tag &quot;{tag}&quot; is too long or holds invisible characters; {n} characters at most.</translation>
    </message>
    <message>
        <source>一則意見最多 {n} 個標籤。</source>
        <translation>A comment has {n} tags at most.</translation>
    </message>
    <message>
        <source>原來的標籤沒有變動；請改正後再存一次。</source>
        <translation>The tags are as they were; correct it and save again.</translation>
    </message>
    <message>
        <source>每個時段只能是 10、15、20、30 或 60 分鐘。</source>
        <translation>A slot has 10, 15, 20, 30 or 60 minutes.</translation>
    </message>
    <message>
        <source>至少要有一個櫃檯辦理取件；每個櫃檯只列一次，櫃檯號碼和每時段件數都在 1 到 99 之間。</source>
        <translation>At least one desk hands over pickups. List each desk once; desk numbers and places per slot are between 1 and 99.</translation>
    </message>
    <message>
        <source>服務時間至少要有一段，要照先後排列、互不重疊，每段結束晚於開始。</source>
        <translation>There is at least one period of service hours. The periods are in order, do not overlap, and each ends later than it begins.</translation>
    </message>
    <message>
        <source>志工服務時間要照先後排列、互不重疊，每段結束晚於開始；沒有志工請留空。</source>
        <translation>The volunteer hours are in order, do not overlap, and each period ends later than it begins; leave them empty if there are no volunteers.</translation>
    </message>
    <message>
        <source>時段結束後等候的時間要在 0 到 480 分鐘之間。</source>
        <translation>The wait after the end of a slot is between 0 and 480 minutes.</translation>
    </message>
    <message>
        <source>未到取件的保留期間要在 0 到 250 個工作天之間。</source>
        <translation>Missed pickups are kept for 0 to 250 working days.</translation>
    </message>
    <message>
        <source>零等待的目標時間要在 1 到 60 分鐘之間。</source>
        <translation>The target for zero wait is between 1 and 60 minutes.</translation>
    </message>
    <message>
        <source>取件項目的代碼要用 1 到 20 個小寫英文字母、數字或底線，第一個字不能是數字。</source>
        <translation>The code of a pickup item has 1 to 20 small letters, digits or underscores and does not begin with a digit.</translation>
    </message>
    <message>
        <source>取件項目的名稱要有 1 到 20 個看得見的字，不能換行。</source>
        <translation>The name of a pickup item has 1 to 20 visible characters, on one line.</translation>
    </message>
    <message>
        <source>備件需要的時間要在 0 到 60 個工作天之間。</source>
        <translation>The time to prepare is between 0 and 60 working days.</translation>
    </message>
    <message>
        <source>停止取件的櫃檯要在 1 到 99 之間，或選全部櫃檯。</source>
        <translation>The desk of a closure is between 1 and 99, or all desks.</translation>
    </message>
    <message>
        <source>停止取件的結束時間要晚於開始時間，也不能已經過去。</source>
        <translation>A closure ends later than it begins, and its end is not in the past.</translation>
    </message>
    <message>
        <source>停止取件的原因要有 1 到 40 個看得見的字，不能換行，例如「颱風停班」。</source>
        <translation>The reason for a closure has 1 to 40 visible characters, on one line, such as &quot;Typhoon day&quot;.</translation>
    </message>
    <message>
        <source>這段停止取件的時間已經取消，或不存在。</source>
        <translation>This closure was cancelled already, or does not exist.</translation>
    </message>
    <message>
        <source>請看更新後的清單。</source>
        <translation>Look at the refreshed list.</translation>
    </message>
    <message>
        <source>程式沒有銀行「{name}」的虛擬帳號規則。</source>
        <translation>The program has no rule for virtual accounts of the bank &quot;{name}&quot;.</translation>
    </message>
    <message>
        <source>沒有編出任何帳號。</source>
        <translation>No account was made.</translation>
    </message>
    <message>
        <source>請管理員在「繳費管道與代收契約」選一家清單上的銀行。</source>
        <translation>The administrator chooses a bank of the list under &quot;Channels and contracts&quot;.</translation>
    </message>
    <message>
        <source>{bank}的虛擬帳號規則沒有公開的範例，還沒有和銀行核對過。</source>
        <translation>The rule of {bank} for virtual accounts has no public example and has not been checked with the bank yet.</translation>
    </message>
    <message>
        <source>核對以前不會編出帳號，錢不會匯錯地方。</source>
        <translation>Until it is checked no account is made, so no money can go astray.</translation>
    </message>
    <message>
        <source>請先拿幾個編出來的帳號請銀行核對，再由管理員勾選「已和銀行逐號核對過」。</source>
        <translation>Have the bank check several accounts made by the rule; then the administrator ticks &quot;Checked number by number with the bank&quot;.</translation>
    </message>
    <message>
        <source>常用鍵 Alt+{n} 已經給了「{name}」。</source>
        <translation>Alt+{n} belongs to &quot;{name}&quot;.</translation>
    </message>
    <message>
        <source>請選別的鍵，或先把那個項目改成「無」。</source>
        <translation>Choose another key, or set that item to &quot;None&quot; first.</translation>
    </message>
    <message>
        <source>{day} 已經過去，不能再改那一天的價目或規則。</source>
        <translation>{day} has passed: its prices and rules can no longer be changed.</translation>
    </message>
    <message>
        <source>請從今天或以後的日期起生效。</source>
        <translation>Let it begin today or later.</translation>
    </message>
    <message>
        <source>「{text}」不是可用的日期。</source>
        <translation>&quot;{text}&quot; is not a date.</translation>
    </message>
    <message>
        <source>請輸入民國日期，例如 114/11/20。</source>
        <translation>Type an ROC date, such as 114/11/20.</translation>
    </message>
    <message>
        <source>收據的字型沒有這些字：{signs}。</source>
        <translation>The receipt fonts lack these characters: {signs}.</translation>
    </message>
    <message>
        <source>請改用其他寫法，或通知管理員補上字型。</source>
        <translation>Write it another way, or tell the administrator to add a font.</translation>
    </message>
    <message>
        <source>查不到這個取件號碼。</source>
        <translation>This pickup number cannot be found.</translation>
    </message>
    <message>
        <source>請再掃一次取件單，或核對 P 開頭的 12 碼；沒有預約的民眾請辦現場取件。</source>
        <translation>Scan the pickup slip again, or check the 12 characters that begin with P. For a visitor without a booking, record a walk-in.</translation>
    </message>
    <message>
        <source>取件 {number} 現在是「{state}」，不能{step}。</source>
        <translation>Pickup {number} is now &quot;{state}&quot;; the step &quot;{step}&quot; is not possible.</translation>
    </message>
    <message>
        <source>這件取件沒有任何變動。</source>
        <translation>This pickup was not changed.</translation>
    </message>
    <message>
        <source>可能別的櫃檯剛剛辦過；請看更新後的清單。</source>
        <translation>Another desk may have just done it; look at the refreshed list.</translation>
    </message>
    <message>
        <source>取件 {number} 逾時未到，只保留到 {day}。</source>
        <translation>Pickup {number} was missed and was kept only until {day}.</translation>
    </message>
    <message>
        <source>請把備妥的文件歸檔，並為民眾重新預約。</source>
        <translation>Return what was prepared to its file, and make a new booking for the visitor.</translation>
    </message>
    <message>
        <source>{desk} {slot} 的時段已經額滿。</source>
        <translation>{desk}, {slot}: this slot is full.</translation>
    </message>
    <message>
        <source>請改選別的時段，或用「下一個空檔」。</source>
        <translation>Choose another slot, or use &quot;Next free slot&quot;.</translation>
    </message>
    <message>
        <source>{desk} {slot} 的時段已經開始或過去了。</source>
        <translation>{desk}, {slot}: this slot has begun or is over.</translation>
    </message>
    <message>
        <source>{desk} {slot} 不辦取件（{reason}）。</source>
        <translation>{desk}, {slot}: no pickups ({reason}).</translation>
    </message>
    <message>
        <source>{desk} {slot} 沒有取件時段。</source>
        <translation>{desk}, {slot}: there is no pickup slot.</translation>
    </message>
    <message>
        <source>取件 {number} 的上一步是「{step}」，不能取回。</source>
        <translation>The last step of pickup {number} is &quot;{step}&quot;; it cannot be undone.</translation>
    </message>
    <message>
        <source>不要這件預約時，請用「取消」。</source>
        <translation>If this booking is not wanted, use &quot;Cancel&quot;.</translation>
    </message>
    <message>
        <source>這封信已經約成取件 {number}。</source>
        <translation>This e-mail is already booked as pickup {number}.</translation>
    </message>
    <message>
        <source>沒有再約一次。</source>
        <translation>It was not booked again.</translation>
    </message>
    <message>
        <source>請查這個號碼來看；要改時間，請移到別的時段。</source>
        <translation>Look this number up; to change the time, move it to another slot.</translation>
    </message>
    <message>
        <source>「{name}」沒有讀入：{why}</source>
        <translation>&quot;{name}&quot; was not read: {why}</translation>
    </message>
    <message>
        <source>沒有約成任何取件。</source>
        <translation>No pickup was booked.</translation>
    </message>
    <message>
        <source>這不是檔案，或沒有讀取的權限。</source>
        <translation>That is not a file, or it may not be read.</translation>
    </message>
    <message>
        <source>檔案是空的。</source>
        <translation>The file is empty.</translation>
    </message>
    <message>
        <source>信件超過 {megabytes} MB，可能夾帶了大型附件。</source>
        <translation>The e-mail is larger than {megabytes} MB; it may have large attachments.</translation>
    </message>
    <message>
        <source>信件的內容太多層、太多段，不像一般的來信。</source>
        <translation>The e-mail has too many layers or parts for an ordinary one.</translation>
    </message>
    <message>
        <source>這不是電子郵件（.eml）。</source>
        <translation>That is not an e-mail (.eml).</translation>
    </message>
    <message>
        <source>資料夾裡的信件超過 {limit} 封。</source>
        <translation>There are more than {limit} e-mails in the folder.</translation>
    </message>
    <message>
        <source>資料夾裡沒有信件（.eml）。</source>
        <translation>There are no e-mails (.eml) in the folder.</translation>
    </message>
    <message>
        <source>請用收信軟體打開來看，再以「預約」填寫。</source>
        <translation>Open it in a mail program, then fill in the booking by hand.</translation>
    </message>
    <message>
        <source>請從信箱重新匯出這封信，存成 .eml 檔。</source>
        <translation>Export this e-mail from the mailbox again and save it as an .eml file.</translation>
    </message>
    <message>
        <source>請確認選對了檔案或資料夾。</source>
        <translation>Check that it is the right file or folder.</translation>
    </message>
    <message>
        <source>請分成幾個資料夾，一次匯入一個。</source>
        <translation>Split them into several folders, and import one at a time.</translation>
    </message>
    <message>
        <source>請填申請人的姓名，60 個字以內。</source>
        <translation>Fill in the name of the person who asks, 60 characters at most.</translation>
    </message>
    <message>
        <source>電話或傳真申請要留電話，才能提醒取件；電話要有數字，30 個字以內。</source>
        <translation>A request by telephone or fax needs a telephone number for the reminder; it contains digits and has 30 characters at most.</translation>
    </message>
    <message>
        <source>代理人姓名在 60 個字以內；本人取件不填代理人。</source>
        <translation>The agent&apos;s name has 60 characters at most; leave it empty if nobody else collects.</translation>
    </message>
    <message>
        <source>領款金額要在 1 到 9,999,999 元之間；不是領款就不填金額。</source>
        <translation>The amount of a money pickup is between NT$1 and NT$9,999,999; leave it empty for anything else.</translation>
    </message>
    <message>
        <source>查不到這個收據號碼；不是領收據就不填號碼。</source>
        <translation>This receipt number cannot be found; leave it empty if no receipt is collected.</translation>
    </message>
    <message>
        <source>備註在 200 個字以內，不能換行。</source>
        <translation>The note has 200 characters at most, on one line.</translation>
    </message>
    <message>
        <source>請填放在哪一個架號，12 個字以內。</source>
        <translation>Fill in the shelf, 12 characters at most.</translation>
    </message>
    <message>
        <source>現在不辦理這個取件項目。</source>
        <translation>This pickup item is not offered now.</translation>
    </message>
    <message>
        <source>這個櫃檯那一天不辦理取件。</source>
        <translation>This desk hands over no pickups on that day.</translation>
    </message>
    <message>
        <source>請填領取人的姓名，60 個字以內。</source>
        <translation>Fill in the name of the person who collects, 60 characters at most.</translation>
    </message>
    <message>
        <source>請填證件號碼的末四碼：四個數字或大寫英文字母。</source>
        <translation>Fill in the last 4 characters of the document&apos;s number: digits or capital letters.</translation>
    </message>
    <message>
        <source>代理人取件要看過並收下委任狀；本人取件不需要委任狀。</source>
        <translation>When an agent collects, the authority is seen and taken; nobody else needs one.</translation>
    </message>
    <message>
        <source>請填交付了什麼，200 個字以內。</source>
        <translation>Fill in what was given, 200 characters at most.</translation>
    </message>
    <message>
        <source>還沒有可用的簽名：請在紙上簽收後打勾，或在簽名板上簽名（圖檔 64 KB 以內）。</source>
        <translation>There is no usable signature yet: sign on paper and tick the box, or sign on the signature pad (image of 64 KB at most).</translation>
    </message>
    <message>
        <source>取件 {number} 已在 {when} 由 {desk}的「{clerk}」交付。</source>
        <translation>Pickup {number} was handed over on {when} at {desk} by &quot;{clerk}&quot;.</translation>
    </message>
    <message>
        <source>帳上沒有再付一次，也沒有再記一次交付。</source>
        <translation>Nothing was paid out again, and no second hand-over is in the books.</translation>
    </message>
    <message>
        <source>請不要再交付或付款；先核對簽收單，有疑問請主管查閱日誌。</source>
        <translation>Do not hand over or pay again. Check the sign sheet first; if in doubt, ask a supervisor to look in the journal.</translation>
    </message>
    <message>
        <source>取件 {number} 是在紙上簽收的，沒有簽名圖。</source>
        <translation>Pickup {number} was signed for on paper; there is no signature image.</translation>
    </message>
    <message>
        <source>請調閱當天的簽收單。</source>
        <translation>Look up the sign sheet of that day.</translation>
    </message>
    <message>
        <source>取件 {number} 的簽名圖不見了，或不是交付時簽的那一張。</source>
        <translation>The signature image of pickup {number} is missing, or is not the one signed at the hand-over.</translation>
    </message>
    <message>
        <source>交付紀錄和帳目另外保存，沒有因此改變。</source>
        <translation>The hand-over and the books are kept apart from it and were not changed.</translation>
    </message>
    <message>
        <source>請執行「驗證帳冊」，並通知主管和政風。</source>
        <translation>Run &quot;Check the books&quot;, and tell the supervisor and the auditor.</translation>
    </message>
    <message>
        <source>檔案「{name}」不能匯入：{why}</source>
        <translation>&quot;{name}&quot; cannot be imported: {why}</translation>
    </message>
    <message>
        <source>沒有存入任何資料。請改正檔案後再匯入。</source>
        <translation>Nothing was stored. Correct the file and import it again.</translation>
    </message>
    <message>
        <source>找不到這個檔案。</source>
        <translation>There is no such file.</translation>
    </message>
    <message>
        <source>這不是一個檔案。</source>
        <translation>That is not a file.</translation>
    </message>
    <message>
        <source>沒有讀取這個檔案的權限，或讀到一半失敗。</source>
        <translation>The file may not be read, or reading it failed on the way.</translation>
    </message>
    <message>
        <source>檔案裡沒有資料。</source>
        <translation>There is no data in it.</translation>
    </message>
    <message>
        <source>檔案超過 {limit} MB 的上限。</source>
        <translation>It is larger than the limit of {limit} MB.</translation>
    </message>
    <message>
        <source>這不是 UTF-8 或 Big5（CP950）的文字檔。</source>
        <translation>It is not a text file in UTF-8 or Big5 (CP950).</translation>
    </message>
    <message>
        <source>第 {line} 行太長，不像表格的一列。</source>
        <translation>Line {line} is too long to be a row of a table.</translation>
    </message>
    <message>
        <source>有不認得的欄位：{columns}。</source>
        <translation>Unknown columns: {columns}.</translation>
    </message>
    <message>
        <source>有重複的欄位：{columns}。</source>
        <translation>Repeated columns: {columns}.</translation>
    </message>
    <message>
        <source>缺少欄位：{columns}。</source>
        <translation>Missing columns: {columns}.</translation>
    </message>
    <message>
        <source>無法在同一資料夾寫入退件檔。</source>
        <translation>The file of rejected rows cannot be written beside it.</translation>
    </message>
    <message>
        <source>第 {line} 行附近的引號沒有成對，分不出後面的列。</source>
        <translation>A quotation mark near line {line} has no partner; the rows after it cannot be told apart.</translation>
    </message>
    <message>
        <source>超過 {rows} 列的上限，請分成幾個檔案。</source>
        <translation>It has more than the limit of {rows} rows; split it into several files.</translation>
    </message>
    <message>
        <source>檔案「{name}」不能入帳：{why}</source>
        <translation>&quot;{name}&quot; cannot be posted: {why}</translation>
    </message>
    <message>
        <source>（第 {line} 行）</source>
        <translation> (Line {line}.)</translation>
    </message>
    <message>
        <source>一筆都沒有入帳，案件金額沒有變動。</source>
        <translation>Nothing was posted; no amount of a case has changed.</translation>
    </message>
    <message>
        <source>請確認選對了格式，並向銀行或超商重新取得完整的檔案。</source>
        <translation>Make sure that the right format is chosen, and get the complete file again from the bank or the store.</translation>
    </message>
    <message>
        <source>讀不到這個檔案，或裡面有不屬於這種編碼的內容。</source>
        <translation>It cannot be read, or holds something that does not belong to this encoding.</translation>
    </message>
    <message>
        <source>有一行的長度和格式規定的不同。</source>
        <translation>A line has another length than the format says.</translation>
    </message>
    <message>
        <source>欄位和格式規定的不同，或金額無法辨識。</source>
        <translation>Its columns differ from the format, or an amount cannot be read.</translation>
    </message>
    <message>
        <source>檔案不完整，結尾被截斷了。</source>
        <translation>It is not complete: its end was cut off.</translation>
    </message>
    <message>
        <source>明細的筆數或金額和檔案自己的合計不符。</source>
        <translation>Its lines do not agree with its own count or total.</translation>
    </message>
    <message>
        <source>檔案裡沒有任何一筆收款。</source>
        <translation>There is no payment in it.</translation>
    </message>
    <message>
        <source>檔案格式「{name}」的設定有誤：{entry}</source>
        <translation>The file format &quot;{name}&quot; is wrong: {entry}</translation>
    </message>
    <message>
        <source>沒有「{name}」這個檔案格式，或讀不到它。</source>
        <translation>There is no file format &quot;{name}&quot;, or it cannot be read.</translation>
    </message>
    <message>
        <source>請改選其他格式，或請管理員改正格式檔。</source>
        <translation>Choose another format, or have the administrator correct it.</translation>
    </message>
    <message>
        <source>這一筆已經有人處理過了。</source>
        <translation>Somebody has already resolved this one.</translation>
    </message>
    <message>
        <source>款項與案件金額沒有變動。</source>
        <translation>Neither the money nor the amount of a case has changed.</translation>
    </message>
    <message>
        <source>繳款證明的金額要是 1 元以上的整數。</source>
        <translation>The amount of a proof of payment is a whole amount from NT$1.</translation>
    </message>
    <message>
        <source>繳款日期不能晚於今天。</source>
        <translation>The day of payment cannot be after today.</translation>
    </message>
    <message>
        <source>請輸入繳款證明上的編號（200 字以內，不含看不見的字元）。</source>
        <translation>Type the number on the proof of payment (200 characters at most, none invisible).</translation>
    </message>
    <message>
        <source>備註太長，或含有看不見的字元（200 字以內）。</source>
        <translation>The note is too long or holds invisible characters (200 characters at most).</translation>
    </message>
    <message>
        <source>這份繳款證明已經結案或撤回了。</source>
        <translation>This proof of payment is already closed or withdrawn.</translation>
    </message>
    <message>
        <source>案件金額沒有變動。</source>
        <translation>The amount of the case has not changed.</translation>
    </message>
    <message>
        <source>請改正後再試，或重新整理清單。</source>
        <translation>Correct it and try again, or refresh the list.</translation>
    </message>
    <message>
        <source>找不到連接埠 {port}。</source>
        <translation>There is no port {port}.</translation>
    </message>
    <message>
        <source>請檢查電源與傳輸線，插好後會自動連線。</source>
        <translation>Check power and cable; it connects by itself once plugged in.</translation>
    </message>
    <message>
        <source>連接埠 {port} 正被其他程式使用。</source>
        <translation>Port {port} is used by another program.</translation>
    </message>
    <message>
        <source>請關閉佔用它的程式後再試。</source>
        <translation>Close that program and try again.</translation>
    </message>
    <message>
        <source>沒有使用連接埠 {port} 的權限。</source>
        <translation>This account may not use port {port}.</translation>
    </message>
    <message>
        <source>請系統管理員執行 sudo usermod -aG dialout $USER，再登出並重新登入電腦。</source>
        <translation>A system administrator runs sudo usermod -aG dialout $USER; then sign out of the computer and in again.</translation>
    </message>
    <message>
        <source>沒有送出任何資料，款項沒有變動。</source>
        <translation>Nothing was sent; no money has moved.</translation>
    </message>
    <message>
        <source>設備設定檔 {source} 的 {key} 不能是「{detail}」。</source>
        <translation>Profile {source}: {key} cannot be &quot;{detail}&quot;.</translation>
    </message>
    <message>
        <source>找不到設備設定檔 {source}。</source>
        <translation>There is no profile {source}.</translation>
    </message>
    <message>
        <source>設備設定檔 {source} 不是 TOML 格式。</source>
        <translation>Profile {source} is not a TOML file.</translation>
    </message>
    <message>
        <source>設備設定檔 {source} 缺少 {key}。</source>
        <translation>Profile {source} lacks {key}.</translation>
    </message>
    <message>
        <source>設備設定檔 {source} 不認得 {key}。</source>
        <translation>Profile {source} has an unknown entry {key}.</translation>
    </message>
    <message>
        <source>這台設備先不能使用，請管理員改正設定檔。</source>
        <translation>The machine cannot be used until the administrator corrects the profile.</translation>
    </message>
    <message>
        <source>這台設備的資料不完整，或名稱已經有人用。</source>
        <translation>Details of the machine are missing, or its name is taken.</translation>
    </message>
    <message>
        <source>請填名稱、設定檔與連接埠，名稱不能重複。</source>
        <translation>Fill in name, profile and port; no two names may be the same.</translation>
    </message>
    <message>
        <source>資料庫忙碌中，等候逾時。</source>
        <translation>The database is busy; waiting took too long.</translation>
    </message>
    <message>
        <source>這次的變更沒有寫入。</source>
        <translation>This change was not written.</translation>
    </message>
    <message>
        <source>請再試一次。</source>
        <translation>Please try again.</translation>
    </message>
    <message>
        <source>資料庫沒有回應。</source>
        <translation>The database does not answer.</translation>
    </message>
    <message>
        <source>已經入帳的款項不會遺失。</source>
        <translation>What is in the books is not lost.</translation>
    </message>
    <message>
        <source>磁碟空間已滿。</source>
        <translation>The disk is full.</translation>
    </message>
    <message>
        <source>請通知管理員清出磁碟空間後再試。</source>
        <translation>Tell the administrator to make room, then try again.</translation>
    </message>
    <message>
        <source>打不開資料庫：金鑰不符，或檔案已損壞。</source>
        <translation>The database cannot be opened: the key does not fit, or the file is damaged.</translation>
    </message>
    <message>
        <source>請不要刪除任何檔案，並通知管理員。</source>
        <translation>Delete no file, and tell the administrator.</translation>
    </message>
    <message>
        <source>資料庫是較新版的程式寫的（{found}）。</source>
        <translation>The database was written by a newer program ({found}).</translation>
    </message>
    <message>
        <source>請更新這台電腦的程式後再開啟。</source>
        <translation>Update the program on this computer, then open it.</translation>
    </message>
    <message>
        <source>這個資料夾裡還沒有資料庫。</source>
        <translation>There is no database in this folder yet.</translation>
    </message>
    <message>
        <source>請完成首次設定，或確認資料夾是否正確。</source>
        <translation>Finish the first set-up, or check that this is the right folder.</translation>
    </message>
    <message>
        <source>SQLite {version} 有會遺失資料的缺陷。</source>
        <translation>SQLite {version} has a defect that loses data.</translation>
    </message>
    <message>
        <source>請用安裝程式重新安裝後再開啟。</source>
        <translation>Run the installer again, then open it.</translation>
    </message>
    <message>
        <source>資料庫不能放在網路磁碟機：{path}。</source>
        <translation>The database may not lie on a network drive: {path}.</translation>
    </message>
    <message>
        <source>請放在這台電腦的磁碟；多個櫃檯共用請改用 PostgreSQL。</source>
        <translation>Keep it on this computer; for several desks use PostgreSQL.</translation>
    </message>
    <message>
        <source>找不到資料庫的金鑰檔 {path}。</source>
        <translation>The key file {path} of the database is missing.</translation>
    </message>
    <message>
        <source>沒有「{login}」這個帳號。</source>
        <translation>There is no account &quot;{login}&quot;.</translation>
    </message>
    <message>
        <source>請重新整理人員清單後再選一次。</source>
        <translation>Refresh the list of people and choose again.</translation>
    </message>
    <message>
        <source>本分署沒有這張通知書：{text}。</source>
        <translation>This branch has no such notice: {text}.</translation>
    </message>
    <message>
        <source>請再刷一次，或用案號、姓名查案件；是別的機關的單據，請洽該機關。</source>
        <translation>Scan it again, or find the case by case number or name. If the paper is from another office, please ask there.</translation>
    </message>
    <message>
        <source>{number} 仍然有效。</source>
        <translation>{number} is still valid.</translation>
    </message>
    <message>
        <source>{number} 的金額已經變動，不能再照原來的金額印。</source>
        <translation>The amount of {number} has changed; it can no longer be printed with the old amount.</translation>
    </message>
    <message>
        <source>{number} 已由 {new} 取代。</source>
        <translation>{number} was replaced by {new}.</translation>
    </message>
    <message>
        <source>{number} 已過繳款期限，條碼不能再用。</source>
        <translation>{number} is past the day it was payable until; its barcodes can no longer be used.</translation>
    </message>
    <message>
        <source>{number} 已經繳清。</source>
        <translation>{number} is settled.</translation>
    </message>
    <message>
        <source>這裡沒有收款。</source>
        <translation>No money was taken here.</translation>
    </message>
    <message>
        <source>請到收費櫃檯，由收費人員重新開立或查詢。</source>
        <translation>Please go to a payment desk; a clerk issues a new notice or looks it up.</translation>
    </message>
    <message>
        <source>清單上的 {count} 個案號都不能開立通知書，第一個是「{first}」。</source>
        <translation>None of the case numbers on the list ({count}) can have a notice; the first is &quot;{first}&quot;.</translation>
    </message>
    <message>
        <source>請檢查清單：每行一個案號；已經繳清、查無此案的不能開立。</source>
        <translation>Check the list: one case number a line; no notice is issued for a case that is settled or unknown.</translation>
    </message>
    <message>
        <source>沒有要開立通知書的案件。</source>
        <translation>There is no case to issue a notice for.</translation>
    </message>
    <message>
        <source>請放寬股別、種類、金額或期限，再試一次。</source>
        <translation>Widen section, kind, amount or due day, then try again.</translation>
    </message>
    <message>
        <source>查不到這一批通知書。</source>
        <translation>This batch of notices cannot be found.</translation>
    </message>
    <message>
        <source>請重新整理批次清單，再選一次。</source>
        <translation>Refresh the list of batches and choose again.</translation>
    </message>
    <message>
        <source>一次不能印 {copies} 份問卷，沒有印。</source>
        <translation>{copies} sheets cannot be printed at once; nothing was printed.</translation>
    </message>
    <message>
        <source>請印 1 到 {most} 份。</source>
        <translation>Print 1 to {most} sheets.</translation>
    </message>
    <message>
        <source>問卷 {first} 到 {last} 寫不進 {path}（{detail}），沒有印出來。</source>
        <translation>Sheets {first} to {last} cannot be written to {path} ({detail}); nothing was printed.</translation>
    </message>
    <message>
        <source>沒有遺失任何資料；這些編號保留不用，不會印在別張問卷上。</source>
        <translation>No data were lost; these numbers are set aside and never printed on another sheet.</translation>
    </message>
    <message>
        <source>請看磁碟有沒有空間、資料夾能不能寫，再印一次；會用新的編號。</source>
        <translation>Check that the disk has room and the folder can be written, then print again; new numbers are used.</translation>
    </message>
    <message>
        <source>{number} 在清單上重複，只開立一張通知書。</source>
        <translation>{number} is on the list twice; only one notice is issued.</translation>
    </message>
    <message>
        <source>不必處理；清單可以刪去重複的一行。</source>
        <translation>Nothing to do; the repeated line may be deleted from the list.</translation>
    </message>
    <message>
        <source>這是超商條碼的第 {segment} 段，看不出是哪一件。</source>
        <translation>This is segment {segment} of a store barcode; it does not tell which case.</translation>
    </message>
    <message>
        <source>請刷中間的條碼。</source>
        <translation>Scan the barcode in the middle.</translation>
    </message>
    <message>
        <source>{number} 的最後一期在 {last}，晚於執行期間屆滿日 {day}。</source>
        <translation>The last instalment of {number} is on {last}, after its expiry on {day}.</translation>
    </message>
    <message>
        <source>請減少期數，或把第一期提前。</source>
        <translation>Choose fewer instalments, or let the first one be earlier.</translation>
    </message>
    <message>
        <source>第一期的期限 {day} 已經過了。</source>
        <translation>The day of the first instalment, {day}, has passed.</translation>
    </message>
    <message>
        <source>請把第一期的期限改到今天以後。</source>
        <translation>Let the first instalment be today or later.</translation>
    </message>
    <message>
        <source>依代收合約編不出超商條碼：第 {segment} 段會是「{text}」。</source>
        <translation>The collection contract gives no store barcode: segment {segment} would be &quot;{text}&quot;.</translation>
    </message>
    <message>
        <source>通知書沒有開立。請管理員核對代收合約的代碼、字首與金額位數。</source>
        <translation>No notice was issued. The administrator checks the service code, the prefix and the digits of the amount in the collection contract.</translation>
    </message>
    <message>
        <source>三段條碼兜不起來：檢查碼是 {found}，應該是 {expected}。</source>
        <translation>The three segments do not fit together: the check characters are {found} and should be {expected}.</translation>
    </message>
    <message>
        <source>刷到的條碼和開立的通知書不符。</source>
        <translation>The scanned barcode does not fit the notice that was issued.</translation>
    </message>
    <message>
        <source>請把同一張單據的三段重刷一次；仍然不符，可能印壞或經過變造，請改刷 QR 查驗。</source>
        <translation>Scan the three segments of the same paper again. If they still do not fit, it may be badly printed or altered: scan its QR code to check it.</translation>
    </message>
    <message>
        <source>虛擬帳號 {account} 的檢查碼不對。</source>
        <translation>The check digits of the virtual account {account} are wrong.</translation>
    </message>
    <message>
        <source>請核對號碼再輸入一次；照抄仍然不對，這個帳號不是本分署開立的。</source>
        <translation>Compare the number and type it again. If it is as on the paper and still wrong, this branch did not issue this account.</translation>
    </message>
    <message>
        <source>{bank}的虛擬帳號都用完了：每一個都還屬於沒繳清的案件。</source>
        <translation>The virtual accounts of {bank} are used up: each still belongs to a case that is not settled.</translation>
    </message>
    <message>
        <source>通知書沒有開立。請向銀行申請新的代碼，再由管理員登錄。</source>
        <translation>No notice was issued. Ask the bank for a new code; then the administrator enters it.</translation>
    </message>
    <message>
        <source>這個金額不能分期。</source>
        <translation>This amount cannot be paid in instalments.</translation>
    </message>
    <message>
        <source>這個金額可以分 {least} 到 {most} 期，不能分 {count} 期。</source>
        <translation>This amount can be paid in {least} to {most} instalments, not in {count}.</translation>
    </message>
    <message>
        <source>請改期數；期數依分期繳納實施要點的金額級距。</source>
        <translation>Change the number of instalments; the directions on payment by instalments set it by the amount.</translation>
    </message>
    <message>
        <source>這不是本分署通知書或收據上的條碼，或沒有刷完整。</source>
        <translation>This is not a code of a notice or receipt of this branch, or it was not scanned completely.</translation>
    </message>
    <message>
        <source>還看不出這張紙是真是假，請先不要付錢。</source>
        <translation>It is not known yet whether this paper is genuine; do not pay for now.</translation>
    </message>
    <message>
        <source>請把整個 QR 碼重新掃描一次；還是讀不出來就當作假的，請承辦股查，或撥 165 反詐騙專線。</source>
        <translation>Scan the whole QR code again. If it still cannot be read, treat the paper as forged: have the section look into it, or call the anti-fraud line 165.</translation>
    </message>
    <message>
        <source>這張紙自稱是{branch}開立的（編號 {number}），本分署查不出真假。</source>
        <translation>This paper says that {branch} issued it ({number}); this branch cannot tell whether it is genuine.</translation>
    </message>
    <message>
        <source>請到那個分署的官方網站找電話去問，不要打紙上的電話；有懷疑請撥 165 反詐騙專線。</source>
        <translation>Ask that branch, at the telephone number on its official website, never at one on the paper; in doubt, call the anti-fraud line 165.</translation>
    </message>
    <message>
        <source>這張紙是假的：本分署沒有簽發過這樣的內容（自稱編號 {number}）。</source>
        <translation>This paper is forged: this branch has never signed what it says (it calls itself {number}).</translation>
    </message>
    <message>
        <source>請不要付錢，也不要匯到紙上的帳號；照這張紙付的錢不一定在本分署。</source>
        <translation>Do not pay, and transfer nothing to an account on the paper; money paid by this paper may not be with this branch.</translation>
    </message>
    <message>
        <source>先把整個 QR 碼再掃一次，少掃一段也會這樣。還是假的，請把紙留下，通知承辦股並撥 165 反詐騙專線；已經付錢的人，請他馬上撥 165 並告訴銀行。</source>
        <translation>First scan the whole QR code again: a missing part looks the same. If it is still forged, keep the paper, tell the section and call the anti-fraud line 165. Whoever has paid already calls 165 at once and tells the bank.</translation>
    </message>
    <message>
        <source>金鑰檔 {path} 不安全或內容不對。</source>
        <translation>The key file {path} is unsafe or wrong.</translation>
    </message>
    <message>
        <source>請管理員把檔案改成只有這個帳號能讀（chmod 600）。</source>
        <translation>The administrator makes it readable by this account only (chmod 600).</translation>
    </message>
    <message>
        <source>這個資料庫是示範資料，不能用來正式收款。</source>
        <translation>This database is a demo and cannot take real payments.</translation>
    </message>
    <message>
        <source>這個資料庫是正式資料，不能當作示範。</source>
        <translation>This database is real and cannot serve as a demo.</translation>
    </message>
    <message>
        <source>請選另一個資料庫或另一個資料夾。</source>
        <translation>Choose another database or another folder.</translation>
    </message>
    <message>
        <source>這不是 PostgreSQL 的連線字串。</source>
        <translation>This is not a PostgreSQL URL.</translation>
    </message>
    <message>
        <source>請輸入 postgresql://帳號@主機/資料庫。</source>
        <translation>Type postgresql://user@host/database.</translation>
    </message>
    <message>
        <source>連不上資料庫主機。</source>
        <translation>The database host cannot be reached.</translation>
    </message>
    <message>
        <source>請檢查主機名稱、連接埠與網路，並確認資料庫已經啟動。</source>
        <translation>Check host name, port and network, and that the database is running.</translation>
    </message>
    <message>
        <source>資料庫不接受這個帳號或密碼。</source>
        <translation>The database does not accept this user or password.</translation>
    </message>
    <message>
        <source>請檢查資料庫的帳號與密碼。</source>
        <translation>Check user and password of the database.</translation>
    </message>
    <message>
        <source>主機上沒有這個資料庫。</source>
        <translation>The host has no such database.</translation>
    </message>
    <message>
        <source>請檢查名稱，或請資料庫管理員先建立。</source>
        <translation>Check its name, or have its administrator create it.</translation>
    </message>
    <message>
        <source>這個帳號不能在資料庫裡建立資料表。</source>
        <translation>This user may not create tables in the database.</translation>
    </message>
    <message>
        <source>請資料庫管理員給予建立的權限。</source>
        <translation>The database administrator has to grant that right.</translation>
    </message>
    <message>
        <source>資料庫的文字編碼不是 UTF-8。</source>
        <translation>The database is not encoded in UTF-8.</translation>
    </message>
    <message>
        <source>請另建一個編碼為 UTF8 的資料庫。</source>
        <translation>Create another database with encoding UTF8.</translation>
    </message>
    <message>
        <source>資料庫不能使用。</source>
        <translation>The database cannot be used.</translation>
    </message>
    <message>
        <source>請把下面的訊息交給資料庫管理員。</source>
        <translation>Give the message below to the database administrator.</translation>
    </message>
    <message>
        <source>資料夾 {path} 不能寫入。</source>
        <translation>The folder {path} cannot be written.</translation>
    </message>
    <message>
        <source>請確認權限與磁碟空間，或以 --home 指定另一個資料夾。</source>
        <translation>Check rights and disk space, or name another folder with --home.</translation>
    </message>
    <message>
        <source>另一個程式視窗正在使用資料夾 {path}。</source>
        <translation>Another window of the program uses the folder {path}.</translation>
    </message>
    <message>
        <source>帳冊沒有更動。</source>
        <translation>The books were not changed.</translation>
    </message>
    <message>
        <source>請檢查網路；恢復後請先看這一筆是否已入帳，再決定要不要重做。恢復前不會給收據號碼，請改開手寫收據，之後補登。</source>
        <translation>Check the network. Once it is back, look whether this is in the books before doing it again. Until then no receipt numbers are given: write receipts by hand and enter them later as outage receipts.</translation>
    </message>
    <message>
        <source>系統的金鑰庫裡找不到資料庫的金鑰。</source>
        <translation>The key of the database is not in the system&apos;s keyring.</translation>
    </message>
    <message>
        <source>帳冊還在，只是打不開。</source>
        <translation>The books are still there; they just cannot be opened.</translation>
    </message>
    <message>
        <source>請不要刪除任何檔案；管理員可用復原短語執行 counter-app recover-key 重建金鑰。</source>
        <translation>Delete no file; the administrator can make the key again from the recovery phrase with counter-app recover-key.</translation>
    </message>
    <message>
        <source>系統的金鑰庫沒有開啟或沒有回應。</source>
        <translation>The system&apos;s keyring is locked or does not answer.</translation>
    </message>
    <message>
        <source>請用平常的帳號登入電腦、解鎖金鑰庫後再開啟程式。</source>
        <translation>Sign in to the computer with the usual account, unlock the keyring, then open the program again.</translation>
    </message>
    <message>
        <source>復原短語要有 24 個字，這裡有 {found} 個。</source>
        <translation>A recovery phrase has 24 characters; here are {found}.</translation>
    </message>
    <message>
        <source>復原短語的第 {place} 個字不在字表裡。</source>
        <translation>Character {place} of the recovery phrase is not in the list.</translation>
    </message>
    <message>
        <source>復原短語的字或順序有誤，核對碼不符。</source>
        <translation>A character of the recovery phrase or their order is wrong: the check does not fit.</translation>
    </message>
    <message>
        <source>帳冊與金鑰都沒有更動。</source>
        <translation>Neither the books nor the key were changed.</translation>
    </message>
    <message>
        <source>請對照當初印出的那張紙逐字核對後再試。</source>
        <translation>Compare it character by character with the paper printed back then, and try again.</translation>
    </message>
    <message>
        <source>磁碟寫入失敗，已停止收款。</source>
        <translation>Writing to the disk failed; no more money is taken.</translation>
    </message>
    <message>
        <source>已印出收據的款項都在帳上；最後這一筆是否入帳，重新開啟檢查後才知道。</source>
        <translation>Every payment with a printed receipt is in the books; whether this last one is, is known after a restart and its check.</translation>
    </message>
    <message>
        <source>請關閉並重新開啟程式，程式會先檢查帳冊；檢查通過前只能查詢，請改開手寫收據。</source>
        <translation>Close the program and open it again: it checks the books first. Until they pass, you can only look things up; write receipts by hand.</translation>
    </message>
    <message>
        <source>帳冊檔案已損壞（{detail}）。</source>
        <translation>The file of the books is damaged ({detail}).</translation>
    </message>
    <message>
        <source>為了不讓帳目再受影響，沒有寫入任何資料。</source>
        <translation>To keep the books from further harm, nothing was written.</translation>
    </message>
    <message>
        <source>請不要刪除任何檔案，改開手寫收據；管理員可用 counter-app restore 還原最新備份。</source>
        <translation>Delete no file and write receipts by hand; the administrator can restore the latest backup with counter-app restore.</translation>
    </message>
    <message>
        <source>這份帳冊比 {desk} 號櫃檯 {day} 的日結（Z {z}）還舊，或後面的帳目被刪掉了。</source>
        <translation>These books are older than the day close of desk {desk} of {day} (Z {z}), or what came after was deleted.</translation>
    </message>
    <message>
        <source>只能查詢：再收款會用到已經開過的收據號碼。沒有寫入任何資料。</source>
        <translation>You can only look things up: new payments would use receipt numbers already issued. Nothing was written.</translation>
    </message>
    <message>
        <source>請通知管理員還原較新的備份；在那之前改開手寫收據，之後補登。</source>
        <translation>Tell the administrator to restore a newer backup; until then write receipts by hand and enter them later as outage receipts.</translation>
    </message>
    <message>
        <source>磁碟只剩 {free} MB，少於收款需要保留的 {needed} MB。</source>
        <translation>Only {free} MB of disk are left; taking payments needs {needed} MB.</translation>
    </message>
    <message>
        <source>沒有向任何機器要款，也沒有入帳。</source>
        <translation>No machine was asked for money, and nothing was entered in the books.</translation>
    </message>
    <message>
        <source>請管理員清出磁碟空間後再收款。</source>
        <translation>The administrator has to make room on the disk; then take payments again.</translation>
    </message>
    <message>
        <source>這個資料庫帳號不能更新資料表或設定權限。</source>
        <translation>This database user may not update tables or grant rights.</translation>
    </message>
    <message>
        <source>資料庫沒有變動。</source>
        <translation>The database was not changed.</translation>
    </message>
    <message>
        <source>請管理員用資料庫擁有者的帳號執行 counter-app grant-roles，再重新開啟。</source>
        <translation>The administrator runs counter-app grant-roles as the owner of the database, then opens the program again.</translation>
    </message>
    <message>
        <source>{path} 已經存在，沒有匯出。</source>
        <translation>{path} exists already; nothing was exported.</translation>
    </message>
    <message>
        <source>請換一個還沒有的資料夾名稱。</source>
        <translation>Choose the name of a folder that does not exist yet.</translation>
    </message>
    <message>
        <source>帳冊寫不進 {path}，沒有匯出。</source>
        <translation>The books cannot be written to {path}; nothing was exported.</translation>
    </message>
    <message>
        <source>帳冊本身沒有變動。</source>
        <translation>The books themselves were not changed.</translation>
    </message>
    <message>
        <source>請檢查磁碟空間與權限，或換一個資料夾。</source>
        <translation>Check disk space and rights, or choose another folder.</translation>
    </message>
    <message>
        <source>匯出已停止，沒有留下檔案。</source>
        <translation>The export was stopped; no file was left.</translation>
    </message>
    <message>
        <source>需要時請重新匯出。</source>
        <translation>Export again when needed.</translation>
    </message>
    <message>
        <source>檔案沒有存成：{path}（{detail}）。</source>
        <translation>The file was not saved: {path} ({detail}).</translation>
    </message>
    <message>
        <source>帳冊沒有變動。</source>
        <translation>The books were not changed.</translation>
    </message>
    <message>
        <source>請清出磁碟空間，或檢查資料夾的權限，再存一次。</source>
        <translation>Make room on the disk or check the rights of the folder, then save again.</translation>
    </message>
    <message>
        <source>備份沒有做成：{folder}（{detail}）。</source>
        <translation>The backup was not made: {folder} ({detail}).</translation>
    </message>
    <message>
        <source>帳冊本身沒有問題。</source>
        <translation>The books themselves are sound.</translation>
    </message>
    <message>
        <source>請檢查備份資料夾的空間與權限後再備份一次。</source>
        <translation>Check space and rights of the backup folder, then back up again.</translation>
    </message>
    <message>
        <source>{path} 不是這個程式做的備份，或已損壞。</source>
        <translation>{path} is not a backup of this program, or it is damaged.</translation>
    </message>
    <message>
        <source>現在的帳冊沒有更動。</source>
        <translation>The present books were not changed.</translation>
    </message>
    <message>
        <source>請改選另一份備份。</source>
        <translation>Choose another backup.</translation>
    </message>
    <message>
        <source>這份備份沒有還原：{fault}。</source>
        <translation>This backup was not restored: {fault}.</translation>
    </message>
    <message>
        <source>這份備份沒有還原：{fault}（{detail}）。</source>
        <translation>This backup was not restored: {fault} ({detail}).</translation>
    </message>
    <message>
        <source>這個資料庫已經有帳冊。</source>
        <translation>This database has books already.</translation>
    </message>
    <message>
        <source>沒有更動任何資料。</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>備份只能還原到空的 PostgreSQL 資料庫。</source>
        <translation>A backup can only be restored to an empty PostgreSQL database.</translation>
    </message>
    <message>
        <source>請使用已經開啟的視窗，或先把它關閉。</source>
        <translation>Use the window that is open, or close it first.</translation>
    </message>
    <message>
        <source>資料夾 {path} 裡還沒有帳冊。</source>
        <translation>There are no books in the folder {path} yet.</translation>
    </message>
    <message>
        <source>請開啟視窗依精靈設定，或執行 counter-app init；也請確認資料夾沒有選錯。</source>
        <translation>Open the window and follow the set-up, or run counter-app init; check too that it is the right folder.</translation>
    </message>
    <message>
        <source>資料夾 {path} 裡已經有帳冊，不會覆蓋。</source>
        <translation>The folder {path} has books already; they are not overwritten.</translation>
    </message>
    <message>
        <source>原來的帳冊沒有更動。</source>
        <translation>They were not changed.</translation>
    </message>
    <message>
        <source>請換一個空的資料夾。</source>
        <translation>Choose an empty folder.</translation>
    </message>
</context>
<context>
    <name>Money</name>
    <message>
        <source>新臺幣 {amount} 元</source>
        <translation>NT$ {amount}</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>收費人員</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>主管</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>出納</source>
        <translation>Cashier&apos;s office</translation>
    </message>
    <message>
        <source>志工</source>
        <translation>Volunteer</translation>
    </message>
    <message>
        <source>政風／會計</source>
        <translation>Auditor</translation>
    </message>
    <message>
        <source>管理員</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>查詢案件</source>
        <translation>Find cases</translation>
    </message>
    <message>
        <source>收款</source>
        <translation>Take payments</translation>
    </message>
    <message>
        <source>處理未明交易</source>
        <translation>Resolve unknown charges</translation>
    </message>
    <message>
        <source>開班</source>
        <translation>Open the shift</translation>
    </message>
    <message>
        <source>開錢箱</source>
        <translation>Open the drawer</translation>
    </message>
    <message>
        <source>列印收據</source>
        <translation>Print receipts</translation>
    </message>
    <message>
        <source>查閱收據</source>
        <translation>Read receipts</translation>
    </message>
    <message>
        <source>匯入案件</source>
        <translation>Import cases</translation>
    </message>
    <message>
        <source>修改價目</source>
        <translation>Edit prices</translation>
    </message>
    <message>
        <source>修改收款規則</source>
        <translation>Edit tender rules</translation>
    </message>
    <message>
        <source>管理人員帳號</source>
        <translation>Manage accounts</translation>
    </message>
    <message>
        <source>更換設備</source>
        <translation>Replace machines</translation>
    </message>
    <message>
        <source>測試設備</source>
        <translation>Test machines</translation>
    </message>
    <message>
        <source>第二人核可</source>
        <translation>Approve beside a clerk</translation>
    </message>
    <message>
        <source>查閱日誌</source>
        <translation>Read the journal</translation>
    </message>
    <message>
        <source>存取備用金</source>
        <translation>Put cash in or out</translation>
    </message>
    <message>
        <source>交接錢箱</source>
        <translation>Hand over the drawer</translation>
    </message>
    <message>
        <source>日結</source>
        <translation>Close the day</translation>
    </message>
    <message>
        <source>代為日結</source>
        <translation>Close another&apos;s shift</translation>
    </message>
    <message>
        <source>查看各櫃檯</source>
        <translation>See all desks</translation>
    </message>
    <message>
        <source>點收解繳</source>
        <translation>Verify the takings</translation>
    </message>
    <message>
        <source>查閱報表</source>
        <translation>Read reports</translation>
    </message>
    <message>
        <source>申請作廢退款</source>
        <translation>Request voids and refunds</translation>
    </message>
    <message>
        <source>更正支付工具</source>
        <translation>Correct a tender</translation>
    </message>
    <message>
        <source>補登手寫收據</source>
        <translation>Enter outage receipts</translation>
    </message>
    <message>
        <source>顯示全名</source>
        <translation>Show full names</translation>
    </message>
    <message>
        <source>驗證帳冊</source>
        <translation>Check the books</translation>
    </message>
    <message>
        <source>備份</source>
        <translation>Back up</translation>
    </message>
    <message>
        <source>還原備份</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>檢查櫃檯</source>
        <translation>Check the desk</translation>
    </message>
    <message>
        <source>開立通知書</source>
        <translation>Issue notices</translation>
    </message>
    <message>
        <source>批次列印通知書</source>
        <translation>Print batches of notices</translation>
    </message>
    <message>
        <source>列印通知書</source>
        <translation>Print notices</translation>
    </message>
    <message>
        <source>查閱通知書</source>
        <translation>Read notices</translation>
    </message>
    <message>
        <source>查驗文件真偽</source>
        <translation>Check papers for forgery</translation>
    </message>
    <message>
        <source>匯入代收檔</source>
        <translation>Import collection files</translation>
    </message>
    <message>
        <source>查閱代收入帳</source>
        <translation>Read collections</translation>
    </message>
    <message>
        <source>登記繳款證明</source>
        <translation>Enter proofs of payment</translation>
    </message>
    <message>
        <source>預約取件</source>
        <translation>Book pickups</translation>
    </message>
    <message>
        <source>準備取件</source>
        <translation>Prepare pickups</translation>
    </message>
    <message>
        <source>登記報到</source>
        <translation>Mark arrivals</translation>
    </message>
    <message>
        <source>交付取件</source>
        <translation>Hand over pickups</translation>
    </message>
    <message>
        <source>查閱取件</source>
        <translation>Read pickups</translation>
    </message>
    <message>
        <source>修改取件時段</source>
        <translation>Edit pickup slots</translation>
    </message>
    <message>
        <source>鍵入問卷</source>
        <translation>Type sheets</translation>
    </message>
    <message>
        <source>開啟觸控問卷</source>
        <translation>Open the kiosk</translation>
    </message>
    <message>
        <source>列印問卷</source>
        <translation>Print questionnaires</translation>
    </message>
    <message>
        <source>查閱滿意度結果</source>
        <translation>Read survey results</translation>
    </message>
    <message>
        <source>追蹤民眾意見</source>
        <translation>Follow up comments</translation>
    </message>
    <message>
        <source>修改問卷</source>
        <translation>Edit questionnaires</translation>
    </message>
    <message>
        <source>匯入問卷</source>
        <translation>Import responses</translation>
    </message>
    <message>
        <source>密碼最短幾個字元</source>
        <translation>Shortest password (characters)</translation>
    </message>
    <message>
        <source>大寫、小寫、數字、符號至少幾種</source>
        <translation>Kinds of characters at least (capital, small, digit, sign)</translation>
    </message>
    <message>
        <source>密碼最長使用天數（0 為不限）</source>
        <translation>Longest age of a password in days (0: no limit)</translation>
    </message>
    <message>
        <source>變更後幾天內不能再變更</source>
        <translation>Days before it can be changed again</translation>
    </message>
    <message>
        <source>不能重複使用前幾次的密碼</source>
        <translation>Earlier passwords that may not be used again</translation>
    </message>
    <message>
        <source>連續錯幾次就鎖定</source>
        <translation>Wrong tries in a row before locking</translation>
    </message>
    <message>
        <source>鎖定幾分鐘</source>
        <translation>Minutes of locking</translation>
    </message>
    <message>
        <source>閒置幾分鐘自動鎖定</source>
        <translation>Idle minutes before locking</translation>
    </message>
    <message>
        <source>現金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>刷卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>行動支付</source>
        <translation>Mobile pay</translation>
    </message>
    <message>
        <source>電子票證</source>
        <translation>E-ticket</translation>
    </message>
    <message>
        <source>支票</source>
        <translation>Cheque</translation>
    </message>
    <message>
        <source>郵政匯票</source>
        <translation>Money order</translation>
    </message>
    <message>
        <source>便利商店</source>
        <translation>Convenience store</translation>
    </message>
    <message>
        <source>郵局</source>
        <translation>Post office</translation>
    </message>
    <message>
        <source>銀行轉帳</source>
        <translation>Bank transfer</translation>
    </message>
    <message>
        <source>{amount} 元</source>
        <translation>NT${amount}</translation>
    </message>
    <message>
        <source>{n} 萬元</source>
        <translation>NT${n}0,000</translation>
    </message>
    <message>
        <source>，改印虛擬帳號</source>
        <translation>; virtual account printed instead</translation>
    </message>
    <message>
        <source>，請臨櫃繳納</source>
        <translation>; please pay at the desk</translation>
    </message>
    <message>
        <source>（未滿 {limit}）</source>
        <translation> (below {limit})</translation>
    </message>
    <message>
        <source>（{limit}以內）</source>
        <translation> (up to {limit})</translation>
    </message>
    <message>
        <source>（未滿 {limit}才收）</source>
        <translation> (only below {limit})</translation>
    </message>
    <message>
        <source>目前沒有應繳金額</source>
        <translation>Nothing is due</translation>
    </message>
    <message>
        <source>執行期間 {day} 已屆滿，不能再收</source>
        <translation>Expired on {day}, no longer payable</translation>
    </message>
    <message>
        <source>{way}不代收這種案件</source>
        <translation>{way}: not for this kind of case</translation>
    </message>
    <message>
        <source>這種案件不能用{way}</source>
        <translation>{way}: not for this kind of case</translation>
    </message>
    <message>
        <source>超商限額 {limit}</source>
        <translation>Store limit {limit}</translation>
    </message>
    <message>
        <source>{way}限額 {limit}</source>
        <translation>{way}: limit {limit}</translation>
    </message>
    <message>
        <source>本分署還沒有設定超商代收契約</source>
        <translation>This branch has no collection contract with stores yet</translation>
    </message>
    <message>
        <source>本分署還沒有設定郵政劃撥帳號</source>
        <translation>This branch has no postal giro account yet</translation>
    </message>
    <message>
        <source>本分署還沒有設定虛擬帳號的銀行</source>
        <translation>This branch has no bank for virtual accounts yet</translation>
    </message>
    <message>
        <source>本分署還沒有設定{way}</source>
        <translation>{way}: not set up at this branch yet</translation>
    </message>
    <message>
        <source>今日郵局休息，{day} 起可繳</source>
        <translation>Post office closed today, payable from {day}</translation>
    </message>
    <message>
        <source>{way}今日休息，{day} 起可繳</source>
        <translation>{way}: closed today, payable from {day}</translation>
    </message>
    <message>
        <source>可以繳</source>
        <translation>Payable</translation>
    </message>
    <message>
        <source>可以繳，須持卡人親自到場</source>
        <translation>Payable, card holder in person</translation>
    </message>
    <message>
        <source>可以繳，{day} 才入帳</source>
        <translation>Payable, posted on {day}</translation>
    </message>
    <message>
        <source>自 {day} 起可繳</source>
        <translation>Payable from {day}</translation>
    </message>
    <message>
        <source>存入現金</source>
        <translation>Cash in</translation>
    </message>
    <message>
        <source>取出現金</source>
        <translation>Cash out</translation>
    </message>
    <message>
        <source>作廢退現</source>
        <translation>Void, cash back</translation>
    </message>
    <message>
        <source>退款付現</source>
        <translation>Refund in cash</translation>
    </message>
    <message>
        <source>發還保證金</source>
        <translation>Deposit given back</translation>
    </message>
    <message>
        <source>取件領款</source>
        <translation>Money pickup</translation>
    </message>
    <message>
        <source>作廢收據</source>
        <translation>Void a receipt</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>帳差說明</source>
        <translation>Explain a difference</translation>
    </message>
    <message>
        <source>人工刷卡</source>
        <translation>Card by hand</translation>
    </message>
    <message>
        <source>再次補印</source>
        <translation>Reprint again</translation>
    </message>
    <message>
        <source>未收款開錢箱</source>
        <translation>Open the drawer without a payment</translation>
    </message>
    <message>
        <source>未結事項結轉</source>
        <translation>Carry open items forward</translation>
    </message>
    <message>
        <source>逾日續收</source>
        <translation>Take payments past an unclosed day</translation>
    </message>
    <message>
        <source>依簽單確認結果</source>
        <translation>Confirm a result by the slip</translation>
    </message>
    <message>
        <source>依簽單輸入結帳總額</source>
        <translation>Type settlement totals from the slip</translation>
    </message>
    <message>
        <source>付出取件領款</source>
        <translation>Pay out a money pickup</translation>
    </message>
    <message>
        <source>未結事項</source>
        <translation>Open items</translation>
    </message>
    <message>
        <source>清點現金</source>
        <translation>Cash count</translation>
    </message>
    <message>
        <source>機具結帳</source>
        <translation>Settlement</translation>
    </message>
    <message>
        <source>差異說明</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>簽章</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>外部錨定</source>
        <translation>Outside anchor</translation>
    </message>
    <message>
        <source>執行必要費用</source>
        <translation>Costs</translation>
    </message>
    <message>
        <source>利息</source>
        <translation>Interest</translation>
    </message>
    <message>
        <source>滯納金</source>
        <translation>Late fee</translation>
    </message>
    <message>
        <source>本金</source>
        <translation>Principal</translation>
    </message>
    <message>
        <source>稅捐稽徵法第 20 條</source>
        <translation>Tax Collection Act, Art. 20</translation>
    </message>
    <message>
        <source>規費法第 20 條</source>
        <translation>Charges and Fees Act, Art. 20</translation>
    </message>
    <message>
        <source>全民健康保險法第 35 條（投保單位）</source>
        <translation>National Health Insurance Act, Art. 35 (insured unit)</translation>
    </message>
    <message>
        <source>全民健康保險法第 35 條（被保險人）</source>
        <translation>National Health Insurance Act, Art. 35 (insured person)</translation>
    </message>
    <message>
        <source>勞工保險條例第 17 條</source>
        <translation>Labor Insurance Act, Art. 17</translation>
    </message>
    <message>
        <source>國民年金法第 14 條</source>
        <translation>National Pension Act, Art. 14</translation>
    </message>
    <message>
        <source>收據印表機</source>
        <translation>Receipt printer</translation>
    </message>
    <message>
        <source>刷卡機</source>
        <translation>Card terminal</translation>
    </message>
    <message>
        <source>電子票證機</source>
        <translation>E-ticket reader</translation>
    </message>
    <message>
        <source>掃描器</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>就緒</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>紙快用完</source>
        <translation>Paper low</translation>
    </message>
    <message>
        <source>缺紙</source>
        <translation>Out of paper</translation>
    </message>
    <message>
        <source>上蓋未關</source>
        <translation>Cover open</translation>
    </message>
    <message>
        <source>未連線</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>印表機故障</source>
        <translation>Printer fault</translation>
    </message>
    <message>
        <source>狀態不明</source>
        <translation>Status unknown</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>檔案和備份時不一樣</source>
        <translation>the file differs from what was backed up</translation>
    </message>
    <message>
        <source>檔案有損壞的頁</source>
        <translation>the file has damaged pages</translation>
    </message>
    <message>
        <source>收據張數或金額和備份時不一樣</source>
        <translation>its number or sum of receipts differs from what was backed up</translation>
    </message>
    <message>
        <source>帳目的雜湊鏈不符</source>
        <translation>the hash chain of the books does not fit</translation>
    </message>
    <message>
        <source>比最近一次日結的錨定還舊：還原後只能查詢，不能收款</source>
        <translation>it is older than the anchor of the latest day close: once restored it can be looked at, but takes no payments</translation>
    </message>
    <message>
        <source>旁邊沒有說明檔，無法比對備份時的張數與金額</source>
        <translation>its manifest is missing, so number and sums cannot be compared</translation>
    </message>
</context>
<context>
    <name>NoticeTerms</name>
    <message>
        <source>範例：今天開立</source>
        <translation>Sample, issued today</translation>
    </message>
    <message>
        <source>範例</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>照這樣設定，今天開立</source>
        <translation>With these terms, issued today</translation>
    </message>
    <message>
        <source>{heading} NT${sum} 的繳款單</source>
        <translation>{heading}: notice of NT${sum}</translation>
    </message>
    <message>
        <source>第二段要用虛擬帳號，但還沒有設定銀行。</source>
        <translation>The second segment needs a virtual account, but no bank is set yet.</translation>
    </message>
    <message>
        <source>第 {n} 段做不出來：「{text}」的長度或字元不對。</source>
        <translation>Segment {n} cannot be made: &quot;{text}&quot; has a wrong length or character.</translation>
    </message>
    <message>
        <source>企業識別碼的位數不對，做不出帳號。</source>
        <translation>The code given by the bank has the wrong number of digits; no account can be made.</translation>
    </message>
    <message>
        <source>超商代收：各種案件</source>
        <translation>Store collection: all kinds</translation>
    </message>
    <message>
        <source>超商代收：{kind}</source>
        <translation>Store collection: {kind}</translation>
    </message>
    <message>
        <source>虛擬帳號（銀行轉帳）</source>
        <translation>Virtual account (bank transfer)</translation>
    </message>
    <message>
        <source>郵局劃撥</source>
        <translation>Post office slip</translation>
    </message>
    <message>
        <source>通知書上的文字</source>
        <translation>Words on the notice</translation>
    </message>
    <message>
        <source>超商三段式（兩位檢查碼）</source>
        <translation>Store barcode (two check characters)</translation>
    </message>
    <message>
        <source>稅款條碼（一位檢查碼）</source>
        <translation>Tax barcode (one check character)</translation>
    </message>
    <message>
        <source>虛擬帳號</source>
        <translation>Virtual account</translation>
    </message>
    <message>
        <source>通知書號碼</source>
        <translation>Notice number</translation>
    </message>
    <message>
        <source>稅款：機關、統編、年月</source>
        <translation>Tax: agency, tax ID, month</translation>
    </message>
    <message>
        <source>期限的月日（MMDD）</source>
        <translation>Last day, month and day (MMDD)</translation>
    </message>
    <message>
        <source>期限的年月（YYMM）</source>
        <translation>Last day, year and month (YYMM)</translation>
    </message>
    <message>
        <source>固定四碼</source>
        <translation>Four fixed characters</translation>
    </message>
    <message>
        <source>一位檢查碼</source>
        <translation>one check digit</translation>
    </message>
    <message>
        <source>一位檢查碼，含金額</source>
        <translation>one check digit, with amount</translation>
    </message>
    <message>
        <source>兩位檢查碼</source>
        <translation>two check digits</translation>
    </message>
    <message>
        <source>兩位檢查碼，含金額</source>
        <translation>two check digits, with amount</translation>
    </message>
    <message>
        <source>&#x3000;未經銀行核對</source>
        <translation>  not checked with the bank</translation>
    </message>
    <message>
        <source>代收項目 {code}，第二段{rule}，{deadline}</source>
        <translation>Service code {code}, second segment: {rule}, {deadline}</translation>
    </message>
    <message>
        <source>印期限</source>
        <translation>last day printed</translation>
    </message>
    <message>
        <source>不印期限</source>
        <translation>last day not printed</translation>
    </message>
    <message>
        <source>{n} 天內可繳</source>
        <translation>Payable for {n} day(s)</translation>
    </message>
    <message>
        <source>沒有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>施行中</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>未設定</source>
        <translation>Not set up</translation>
    </message>
    <message>
        <source>未經核對</source>
        <translation>Unconfirmed</translation>
    </message>
    <message>
        <source>尚未生效</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>已取代</source>
        <translation>Replaced</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>請輸入民國日期，例如 114/12/20</source>
        <translation>Type an ROC date, such as 114/12/20</translation>
    </message>
    <message>
        <source>不能早於今天</source>
        <translation>Not before today</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>金額已變動</source>
        <translation>Amount changed</translation>
    </message>
    <message>
        <source>已被取代</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>已過期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>已繳清</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>讀到的號碼不對：{text}</source>
        <translation>That number is not right: {text}</translation>
    </message>
    <message>
        <source>請重新掃描，或逐字核對後再輸入。</source>
        <translation>Scan it again, or check it sign by sign and type it.</translation>
    </message>
    <message>
        <source>查不到案件</source>
        <translation>No case found</translation>
    </message>
    <message>
        <source>可以輸入案號、身分證號、統一編號、姓名的一部分，或掃描通知書。</source>
        <translation>Type a case number, an ID, a tax ID or part of a name, or scan a notice.</translation>
    </message>
    <message>
        <source>{day}&#x3000;{sum} 元</source>
        <translation>{day}  NT${sum}</translation>
    </message>
    <message>
        <source>第 {n} 期，共 {count} 期</source>
        <translation>Instalment {n} of {count}</translation>
    </message>
    <message>
        <source>（預覽時遮蔽地址，按 Ctrl+R 顯示）</source>
        <translation>(masked in the preview; Ctrl+R shows it)</translation>
    </message>
    <message>
        <source>{first}～{last}（共 {count} 期）</source>
        <translation>{first} to {last} ({count} instalments)</translation>
    </message>
    <message>
        <source>檔案：{name}</source>
        <translation>File: {name}</translation>
    </message>
    <message>
        <source>這台電腦沒有事務印表機，請開啟 {name} 列印。</source>
        <translation>This computer has no office printer. Open {name} and print it.</translation>
    </message>
    <message>
        <source>通知書 {numbers} 已開立</source>
        <translation>Notice {numbers} issued</translation>
    </message>
    <message>
        <source>通知書 {numbers} 已列印</source>
        <translation>Notice {numbers} printed</translation>
    </message>
    <message>
        <source>通知書 {numbers} 已開立，但印表機沒有接受</source>
        <translation>Notice {numbers} is issued, but the printer did not take it</translation>
    </message>
    <message>
        <source>請檢查印表機後按 F9 再印一次，不必重新開立。{kept}</source>
        <translation>Check the printer and press F9 to print it again; it need not be issued anew. {kept}</translation>
    </message>
</context>
<context>
    <name>NoticesPlace</name>
    <message>
        <source>批次列印</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>單件通知書</source>
        <translation>Single notice</translation>
    </message>
</context>
<context>
    <name>NoticesPresenter</name>
    <message>
        <source>找到 {n} 件，按 Enter 選一件</source>
        <translation>{n} found; Enter chooses one</translation>
    </message>
    <message>
        <source>正在開立…</source>
        <translation>Issuing…</translation>
    </message>
    <message>
        <source>開啟檔案</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>通知書 {numbers} 已開立，但沒有印出：{why}</source>
        <translation>Notice {numbers} is issued, but not printed: {why}</translation>
    </message>
    <message>
        <source>不必重新開立。排除原因後按 F9 再印一次。{now}</source>
        <translation>It need not be issued anew. Remove the cause, then press F9 to print it again. {now}</translation>
    </message>
    <message>
        <source>正在列印…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>要幫哪一件印通知書？</source>
        <translation>For which case is the notice?</translation>
    </message>
    <message>
        <source>按 F3 輸入案號、身分證號或姓名，或直接掃描舊的通知書。</source>
        <translation>Press F3 and type a case number, an ID or a name, or scan an earlier notice.</translation>
    </message>
</context>
<context>
    <name>NoticesView</name>
    <message>
        <source>義務人</source>
        <translation>Obligor</translation>
    </message>
    <message>
        <source>案號</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>待執行金額</source>
        <translation>Amount due</translation>
    </message>
    <message>
        <source>找到的案件</source>
        <translation>Cases found</translation>
    </message>
    <message>
        <source>一次繳清</source>
        <translation>Pay at once</translation>
    </message>
    <message>
        <source>分期</source>
        <translation>Instalments</translation>
    </message>
    <message>
        <source>大字版</source>
        <translation>Large print</translation>
    </message>
    <message>
        <source>以前的通知書</source>
        <translation>Earlier notices</translation>
    </message>
    <message>
        <source>這一件還沒有開過通知書。</source>
        <translation>No notice was issued for this case yet.</translation>
    </message>
    <message>
        <source>再印一次</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>通知書</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>開立並列印</source>
        <translation>Issue and print</translation>
    </message>
    <message>
        <source>下一件</source>
        <translation>Next case</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>改回下一個空檔</source>
        <translation>Use next free slot</translation>
    </message>
    <message>
        <source>沒有空檔</source>
        <translation>No free slot</translation>
    </message>
</context>
<context>
    <name>OfficePresenter</name>
    <message>
        <source>換到下一件了：{number}。</source>
        <translation>It is another pickup now: {number}.</translation>
    </message>
    <message>
        <source>就是這一件的話，再按一次。</source>
        <translation>If it is this one you mean, press again.</translation>
    </message>
    <message>
        <source>{number} 開始備件。</source>
        <translation>{number}: preparing has begun.</translation>
    </message>
    <message>
        <source>{number} 備妥。</source>
        <translation>{number} is ready.</translation>
    </message>
    <message>
        <source>{number} 備妥，放在 {shelf}。</source>
        <translation>{number} is ready, on shelf {shelf}.</translation>
    </message>
    <message>
        <source>{number} 已歸檔。</source>
        <translation>{number} is returned to file.</translation>
    </message>
    <message>
        <source>已記下 {number} 的提醒電話：{outcome}。</source>
        <translation>Reminder call for {number} recorded: {outcome}.</translation>
    </message>
    <message>
        <source>已收回 {number} 的上一步。</source>
        <translation>The last step of {number} is undone.</translation>
    </message>
    <message>
        <source>已存成 {path}</source>
        <translation>Saved to {path}</translation>
    </message>
    <message>
        <source>已送到印表機。</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>沒有可用的印表機；請改按「存 PDF」。</source>
        <translation>No printer can be used; press &quot;Save PDF&quot; instead.</translation>
    </message>
</context>
<context>
    <name>OfficeView</name>
    <message>
        <source>待備件</source>
        <translation>To prepare</translation>
    </message>
    <message>
        <source>待領</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>改約或歸檔</source>
        <translation>Move or return</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>案號／領件人</source>
        <translation>Case / recipient</translation>
    </message>
    <message>
        <source>櫃檯</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>狀態／架號</source>
        <translation>Status / shelf</translation>
    </message>
    <message>
        <source>備件清單</source>
        <translation>Pickups to prepare</translation>
    </message>
    <message>
        <source>當日清單的日期（民國年/月/日）</source>
        <translation>Day of the list (ROC year/month/day)</translation>
    </message>
    <message>
        <source>列印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>存 PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>存 ODS</source>
        <translation>Save ODS</translation>
    </message>
    <message>
        <source>備件</source>
        <translation>Preparing</translation>
    </message>
    <message>
        <source>下一張清單</source>
        <translation>Next list</translation>
    </message>
    <message>
        <source>存當日清單</source>
        <translation>Save day list</translation>
    </message>
    <message>
        <source>回到清單</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>列印當日清單</source>
        <translation>Print day list</translation>
    </message>
    <message>
        <source>收回上一步</source>
        <translation>Undo last step</translation>
    </message>
    <message>
        <source>備妥</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>已歸檔</source>
        <translation>Returned to file</translation>
    </message>
    <message>
        <source>收回（Ctrl+Z）</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
    <message>
        <source>沒有要備的件</source>
        <translation>Nothing to prepare</translation>
    </message>
    <message>
        <source>新的預約會自己出現在這裡，不必按更新。</source>
        <translation>New bookings appear here by themselves; there is no need to refresh.</translation>
    </message>
    <message>
        <source>架上沒有待領的件</source>
        <translation>No pickup is waiting on a shelf</translation>
    </message>
    <message>
        <source>備妥的件會列在這裡，連同架號。</source>
        <translation>Pickups that are ready are listed here with their shelf.</translation>
    </message>
    <message>
        <source>沒有要改約或歸檔的件</source>
        <translation>Nothing to move or return</translation>
    </message>
    <message>
        <source>逾時未到的、備妥後取消的，會列在這裡。</source>
        <translation>Missed pickups, and those cancelled after they were ready, are listed here.</translation>
    </message>
    <message>
        <source>當日清單</source>
        <translation>Day list</translation>
    </message>
</context>
<context>
    <name>OneFieldPage</name>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>OpenItemsPresenter</name>
    <message>
        <source>已入帳，收據 {number}</source>
        <translation>In the books: receipt {number}</translation>
    </message>
    <message>
        <source>已確認這一部分的扣款；其餘金額尚未收取。</source>
        <translation>This charge is confirmed; the rest has not been taken.</translation>
    </message>
    <message>
        <source>已確認沒有扣款；案件與設備已釋放，可以重新收費。</source>
        <translation>Confirmed: not charged. Cases and machine are free; take it again.</translation>
    </message>
    <message>
        <source>未結交易</source>
        <translation>Open items</translation>
    </message>
    <message>
        <source>這些交易在結清之前，案件與設備都保留著，不會重複扣款。</source>
        <translation>Until these are resolved, their cases and machines stay held, so that nothing is charged twice.</translation>
    </message>
    <message>
        <source>這一筆沒有收到任何款項。</source>
        <translation>Nothing was received for this payment.</translation>
    </message>
    <message>
        <source>按「結束這一筆」釋放案件，再重新收費。</source>
        <translation>Press &quot;End this payment&quot; to free its cases, then take it again.</translation>
    </message>
    <message>
        <source>已收 {collected}，尚缺 {rest}。</source>
        <translation>{collected} taken, {rest} missing.</translation>
    </message>
    <message>
        <source>已扣的款項在帳上，不會遺失。</source>
        <translation>What was charged is in the books and is not lost.</translation>
    </message>
    <message>
        <source>按「以已收金額開立收據」，餘額留待下次繳納。</source>
        <translation>Press &quot;Issue receipt for what is paid&quot;; the rest stays owed.</translation>
    </message>
    <message>
        <source>結果不明</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>部分已收</source>
        <translation>Part taken</translation>
    </message>
</context>
<context>
    <name>OpenItemsView</name>
    <message>
        <source>義務人／案件</source>
        <translation>Obligor / case</translation>
    </message>
    <message>
        <source>設備／時間</source>
        <translation>Machine / time</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>未結交易</source>
        <translation>Open items</translation>
    </message>
    <message>
        <source>沒有未結的交易</source>
        <translation>No open items</translation>
    </message>
    <message>
        <source>每一筆扣款都已入帳，或確定沒有扣款。</source>
        <translation>Every charge is in the books, or known not to have happened.</translation>
    </message>
    <message>
        <source>以已收金額開立收據</source>
        <translation>Issue receipt for what is paid</translation>
    </message>
    <message>
        <source>結束這一筆</source>
        <translation>End this payment</translation>
    </message>
</context>
<context>
    <name>OpeningForm</name>
    <message>
        <source>開新的一疊</source>
        <translation>New stack</translation>
    </message>
    <message>
        <source>整疊由另一個人再打一次</source>
        <translation>Second typing of the whole stack</translation>
    </message>
    <message>
        <source>開這一疊</source>
        <translation>Open stack</translation>
    </message>
    <message>
        <source>點數：這一疊有幾份</source>
        <translation>Count: sheets in the stack</translation>
    </message>
    <message>
        <source>先數過再打；打完會核對。</source>
        <translation>Count first, then type; the end is checked against it.</translation>
    </message>
    <message>
        <source>填寫日期</source>
        <translation>Filled in on</translation>
    </message>
    <message>
        <source>民國年/月/日</source>
        <translation>ROC year/month/day</translation>
    </message>
    <message>
        <source>櫃檯</source>
        <translation>Desk</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>沿用上次留存</source>
        <translation>As left last time</translation>
    </message>
    <message>
        <source>清點張數</source>
        <translation>Count pieces</translation>
    </message>
    <message>
        <source>輸入總額</source>
        <translation>Type the total</translation>
    </message>
    <message>
        <source>零用金總額</source>
        <translation>Float in all</translation>
    </message>
    <message>
        <source>放進錢箱、供找零用的現金，單位為新臺幣元。</source>
        <translation>Cash put into the drawer for giving change, in NT$.</translation>
    </message>
    <message>
        <source>零用金</source>
        <translation>Float</translation>
    </message>
    <message>
        <source>開班，開始收費</source>
        <translation>Open the shift, take payments</translation>
    </message>
    <message>
        <source>上次日結留在錢箱的零用金是 {amount} 元。請看一眼錢箱；不一樣的話，選「清點張數」，程式會記下差額。</source>
        <translation>The last day close left a float of NT${amount} in the drawer. Have a look at the drawer; if it differs, choose &quot;Count pieces&quot; and the program records the difference.</translation>
    </message>
    <message>
        <source>零用金合計</source>
        <translation>Float in all</translation>
    </message>
    <message>
        <source>開班後列入本班現金，日結時清點</source>
        <translation>Part of the cash of this shift once open; counted at day close</translation>
    </message>
    <message>
        <source>開班中…</source>
        <translation>Opening the shift…</translation>
    </message>
</context>
<context>
    <name>OutagePresenter</name>
    <message>
        <source>找到 {count} 件可以繳的案件。</source>
        <translation>Found: {count} case(s) that can be paid.</translation>
    </message>
    <message>
        <source>請輸入完整的案號，一次加入一件。</source>
        <translation>Type the whole case number; add one case at a time.</translation>
    </message>
    <message>
        <source>合計 {total}</source>
        <translation>Total {total}</translation>
    </message>
    <message>
        <source>已補登 {number}，款項在這一班的帳上。</source>
        <translation>{number} is entered; the money is in the books of this shift.</translation>
    </message>
    <message>
        <source>已登錄 {number} 為寫壞的收據。</source>
        <translation>{number} is entered as a spoiled receipt.</translation>
    </message>
    <message>
        <source>紙上的流水號不是數字。</source>
        <translation>The serial number on the paper is not a number.</translation>
    </message>
    <message>
        <source>請照紙上的號碼輸入，例如 000012。</source>
        <translation>Type it as it stands on the paper, such as 000012.</translation>
    </message>
    <message>
        <source>{day}&#x3000;寫壞</source>
        <translation>{day}  spoiled</translation>
    </message>
</context>
<context>
    <name>OutageView</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>這張紙上的項目</source>
        <translation>Items on this paper</translation>
    </message>
    <message>
        <source>這張寫壞了</source>
        <translation>This one is spoiled</translation>
    </message>
    <message>
        <source>補登</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>手寫收據</source>
        <translation>Outage receipt</translation>
    </message>
    <message>
        <source>收款／補登</source>
        <translation>Taken / entered</translation>
    </message>
    <message>
        <source>已補登的手寫收據</source>
        <translation>Outage receipts entered</translation>
    </message>
    <message>
        <source>紙上的案件</source>
        <translation>Cases on the paper</translation>
    </message>
    <message>
        <source>掃描或輸入案號，一件一件加入；金額照紙上寫的。</source>
        <translation>Scan or type the case numbers, one by one; amounts as on the paper.</translation>
    </message>
    <message>
        <source>這個櫃檯還沒有補登的收據。</source>
        <translation>No outage receipts have been entered at this desk.</translation>
    </message>
    <message>
        <source>補登手寫收據</source>
        <translation>Enter outage receipts</translation>
    </message>
    <message>
        <source>加入案件</source>
        <translation>Add a case</translation>
    </message>
    <message>
        <source>移除案件</source>
        <translation>Remove a case</translation>
    </message>
    <message>
        <source>簽單序號</source>
        <translation>Slip number</translation>
    </message>
    <message>
        <source>授權碼</source>
        <translation>Approval code</translation>
    </message>
    <message>
        <source>發票銀行或郵局</source>
        <translation>Issuing bank or post office</translation>
    </message>
    <message>
        <source>票據號碼</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>票據日期</source>
        <translation>Document date</translation>
    </message>
    <message>
        <source>下一張手寫收據</source>
        <translation>Next outage receipt</translation>
    </message>
    <message>
        <source>紙上的流水號</source>
        <translation>Serial number on the paper</translation>
    </message>
    <message>
        <source>紙上的日期</source>
        <translation>Date on the paper</translation>
    </message>
    <message>
        <source>收款並開立的人</source>
        <translation>Taken and issued by</translation>
    </message>
    <message>
        <source>繳款人</source>
        <translation>Payer</translation>
    </message>
    <message>
        <source>支付工具</source>
        <translation>Tender</translation>
    </message>
    <message>
        <source>備註</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>停電或當機的情形；寫壞時寫明原因。</source>
        <translation>What the outage was; for a spoiled one, why.</translation>
    </message>
    <message>
        <source>案號或身分證字號</source>
        <translation>Case number or ID</translation>
    </message>
    <message>
        <source>繳納金額</source>
        <translation>Amount paid</translation>
    </message>
    <message>
        <source>已補登</source>
        <translation>Entered</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>已確認沒有扣款</source>
        <translation>Confirmed: not charged</translation>
    </message>
    <message>
        <source>這一筆沒有收到錢，也沒有扣民眾的錢。</source>
        <translation>Nothing was received and nothing was charged.</translation>
    </message>
    <message>
        <source>可以重新收款，或改用其他方式。</source>
        <translation>Take it again, or use another tender.</translation>
    </message>
    <message>
        <source>（代碼 {code}）</source>
        <translation> (code {code})</translation>
    </message>
    <message>
        <source>沒有扣款，案件沒有變動。</source>
        <translation>Nothing was charged; the cases are as before.</translation>
    </message>
    <message>
        <source>請改用其他卡片、現金或其他方式。</source>
        <translation>Use another card, cash or another tender.</translation>
    </message>
    <message>
        <source>發卡銀行拒絕這張卡片</source>
        <translation>The bank declined this card</translation>
    </message>
    <message>
        <source>發卡銀行要求聯絡持卡人</source>
        <translation>The bank wants to be called</translation>
    </message>
    <message>
        <source>請民眾聯絡發卡銀行，或改用其他方式。</source>
        <translation>The payer calls the bank, or uses another tender.</translation>
    </message>
    <message>
        <source>等不到卡片</source>
        <translation>No card came</translation>
    </message>
    <message>
        <source>請民眾備妥卡片後再收一次。</source>
        <translation>Take it again when the payer has the card ready.</translation>
    </message>
    <message>
        <source>設備不接受這項操作</source>
        <translation>The machine does not accept this</translation>
    </message>
    <message>
        <source>請確認設備在待機畫面後再收一次，或改用其他方式。</source>
        <translation>Make sure the machine is idle and take it again, or use another tender.</translation>
    </message>
    <message>
        <source>設備連不到銀行主機</source>
        <translation>The machine cannot reach the bank</translation>
    </message>
    <message>
        <source>請檢查設備的網路線，或先改收現金。</source>
        <translation>Check its network cable, or take cash meanwhile.</translation>
    </message>
    <message>
        <source>已在設備上取消</source>
        <translation>Cancelled on the machine</translation>
    </message>
    <message>
        <source>讀不到卡片</source>
        <translation>The card cannot be read</translation>
    </message>
    <message>
        <source>電子票證餘額不足</source>
        <translation>The e-ticket holds too little</translation>
    </message>
    <message>
        <source>請減少這張票證的金額，其餘改收現金，或換一張。</source>
        <translation>Take less from it and the rest in cash, or use another one.</translation>
    </message>
    <message>
        <source>這張電子票證已被鎖卡</source>
        <translation>This e-ticket is blocked</translation>
    </message>
    <message>
        <source>請民眾洽發卡公司，並改用其他方式。</source>
        <translation>The payer asks the issuer, and uses another tender.</translation>
    </message>
    <message>
        <source>電子票證設備尚未簽到</source>
        <translation>The e-ticket reader is not signed on</translation>
    </message>
    <message>
        <source>請先在設備上簽到，再收一次。</source>
        <translation>Sign on at the machine, then take it again.</translation>
    </message>
    <message>
        <source>設備要求先結帳</source>
        <translation>The machine wants to be settled first</translation>
    </message>
    <message>
        <source>請先在設備上結帳，再收一次；也可改收現金。</source>
        <translation>Settle it at the machine and take it again, or take cash.</translation>
    </message>
    <message>
        <source>放上的不是同一張卡片</source>
        <translation>That is not the same card</translation>
    </message>
    <message>
        <source>請放回原來那張卡片。</source>
        <translation>Put the first card down again.</translation>
    </message>
    <message>
        <source>卡片太早拿開，還沒有寫入</source>
        <translation>The card left too early; nothing was written</translation>
    </message>
    <message>
        <source>請再收一次，卡片放穩直到設備發出聲音。</source>
        <translation>Take it again; keep the card still until the beep.</translation>
    </message>
</context>
<context>
    <name>PaidPanel</name>
    <message>
        <source>下一位</source>
        <translation>Next payer</translation>
    </message>
    <message>
        <source>請找零</source>
        <translation>Hand back</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>事務印表機沒有接下這份收據</source>
        <translation>the office printer did not take it</translation>
    </message>
    <message>
        <source>請檢查印表機後按「重印」，或按「存 PDF」。</source>
        <translation>Check the printer and press &quot;Reprint&quot;, or press &quot;Save PDF&quot;.</translation>
    </message>
    <message>
        <source>收據沒有印出來：{why}</source>
        <translation>Receipt not printed: {why}</translation>
    </message>
    <message>
        <source>款項已入帳，不需要重新收款。</source>
        <translation>The money is in the books; do not take it again.</translation>
    </message>
    <message>
        <source>再按「重印」。也可以按「存 PDF」改用 A4。</source>
        <translation>press &quot;Reprint&quot;. Or press &quot;Save PDF&quot; for A4.</translation>
    </message>
    <message>
        <source>印表機缺紙</source>
        <translation>out of paper</translation>
    </message>
    <message>
        <source>1. 打開上蓋，放入感熱紙。2. 按「重印」；沒有紙時按「存 PDF」。</source>
        <translation>1. Open the cover and put in a roll. 2. Press &quot;Reprint&quot;; without a roll &quot;Save PDF&quot;.</translation>
    </message>
    <message>
        <source>印表機上蓋沒有關</source>
        <translation>the cover is open</translation>
    </message>
    <message>
        <source>請關上蓋，</source>
        <translation>Close the cover, then </translation>
    </message>
    <message>
        <source>連不到印表機</source>
        <translation>the printer cannot be reached</translation>
    </message>
    <message>
        <source>請檢查電源與連接線，</source>
        <translation>Check power and cable, then </translation>
    </message>
    <message>
        <source>印表機故障（可能是切刀卡紙）</source>
        <translation>printer fault (the cutter may be jammed)</translation>
    </message>
    <message>
        <source>請關機、清除卡紙後開機，</source>
        <translation>Switch it off, clear the jam, switch it on, then </translation>
    </message>
    <message>
        <source>印表機狀態不明</source>
        <translation>the printer&apos;s status is unknown</translation>
    </message>
    <message>
        <source>請看印表機的燈號，</source>
        <translation>Look at the printer&apos;s lights, then </translation>
    </message>
    <message>
        <source>本櫃檯沒有設定收據印表機</source>
        <translation>this desk has no receipt printer</translation>
    </message>
    <message>
        <source>請按「存 PDF」，或到「設備」設定印表機。</source>
        <translation>Press &quot;Save PDF&quot;, or set a printer up under &quot;Devices&quot;.</translation>
    </message>
    <message>
        <source>列印時程式中斷</source>
        <translation>the program was interrupted</translation>
    </message>
    <message>
        <source>請看紙張，</source>
        <translation>Look at the paper, then </translation>
    </message>
    <message>
        <source>收據完整嗎？</source>
        <translation>Is the receipt whole?</translation>
    </message>
    <message>
        <source>款項已入帳。印表機中途斷線，不知道有沒有印完。</source>
        <translation>The money is in the books. The printer went away, so nobody knows whether it finished.</translation>
    </message>
    <message>
        <source>請看紙張：完整就按「完整」；不完整請收回，按「不完整，補印」。</source>
        <translation>Look at the paper: if whole press &quot;Whole&quot;; if not take it back and press &quot;Not whole, reprint&quot;.</translation>
    </message>
    <message>
        <source>本櫃檯沒有設定錢箱。</source>
        <translation>This desk has no drawer set up.</translation>
    </message>
    <message>
        <source>開錢箱</source>
        <translation>Open the drawer</translation>
    </message>
    <message>
        <source>不是收款也不是退款：請第二人在場。</source>
        <translation>Neither a payment nor a refund: a second person has to be here.</translation>
    </message>
    <message>
        <source>開錢箱的原因</source>
        <translation>Why the drawer is opened</translation>
    </message>
    <message>
        <source>例如：換零錢</source>
        <translation>Such as: change for notes</translation>
    </message>
    <message>
        <source>核可並開錢箱</source>
        <translation>Approve and open</translation>
    </message>
    <message>
        <source>再試一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>不完整的收據請收回；補印本列印中…</source>
        <translation>Take the incomplete receipt back; reprinting…</translation>
    </message>
    <message>
        <source>收據列印中…</source>
        <translation>Printing the receipt…</translation>
    </message>
    <message>
        <source>再補印一次</source>
        <translation>Reprint again</translation>
    </message>
    <message>
        <source>{number} 已經補印過，再印要第二人核可。</source>
        <translation>{number} has been reprinted already; another reprint needs a second person.</translation>
    </message>
    <message>
        <source>再補印的原因</source>
        <translation>Why it is reprinted again</translation>
    </message>
    <message>
        <source>例如：第一張補印本卡紙</source>
        <translation>Such as: the first reprint jammed</translation>
    </message>
    <message>
        <source>核可並補印</source>
        <translation>Approve and reprint</translation>
    </message>
    <message>
        <source>補印中…</source>
        <translation>Reprinting…</translation>
    </message>
    <message>
        <source>錢箱已打開，關上後可接下一位</source>
        <translation>The drawer is open; close it for the next payer</translation>
    </message>
    <message>
        <source>錢箱沒有打開，請用鑰匙開啟</source>
        <translation>The drawer did not open; use its key</translation>
    </message>
    <message>
        <source>錢箱已打開，原因已記入日誌。</source>
        <translation>The drawer is open; the reason is in the journal.</translation>
    </message>
    <message>
        <source>錢箱沒有打開：印表機沒有回應。請用鑰匙開啟。</source>
        <translation>The drawer did not open: the printer does not answer. Use its key.</translation>
    </message>
    <message>
        <source>{number} 補印第 {n} 次，已印出。</source>
        <translation>{number}: reprint no. {n} is out.</translation>
    </message>
    <message>
        <source>補印結果不明，請看紙張是否完整，必要時再補印一次。</source>
        <translation>Result of the reprint unknown: look whether it is whole, and reprint if not.</translation>
    </message>
    <message>
        <source>{what}。{now}</source>
        <translation>{what}. {now}</translation>
    </message>
    <message>
        <source>收據已存檔：{names}</source>
        <translation>Receipt saved: {names}</translation>
    </message>
    <message>
        <source>收據已印出</source>
        <translation>Receipt printed</translation>
    </message>
    <message>
        <source>重印</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>存 PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>換一台</source>
        <translation>Other printer</translation>
    </message>
    <message>
        <source>完整</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>不完整，補印</source>
        <translation>Not whole, reprint</translation>
    </message>
</context>
<context>
    <name>PaperCard</name>
    <message>
        <source>上一頁</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一頁</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>通知書預覽</source>
        <translation>Notice preview</translation>
    </message>
    <message>
        <source>已開立</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>預覽</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>選好案件後
這裡會顯示通知書</source>
        <translation>Choose a case
and its notice is shown here</translation>
    </message>
    <message>
        <source>已開立的通知書</source>
        <translation>Issued notice</translation>
    </message>
    <message>
        <source>第 {at} 頁，共 {count} 頁</source>
        <translation>Page {at} of {count}</translation>
    </message>
</context>
<context>
    <name>PaperForm</name>
    <message>
        <source>網站</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>以 https:// 開頭；會印成文字和 QR 碼。</source>
        <translation>Begins with https://; printed as text and as a QR code.</translation>
    </message>
    <message>
        <source>機關地址</source>
        <translation>Branch address</translation>
    </message>
    <message>
        <source>機關電話</source>
        <translation>Branch telephone</translation>
    </message>
    <message>
        <source>幾天內可以繳</source>
        <translation>Payable for (days)</translation>
    </message>
    <message>
        <source>服務時間</source>
        <translation>Service hours</translation>
    </message>
    <message>
        <source>生活困難時找誰</source>
        <translation>Help in hardship</translation>
    </message>
    <message>
        <source>寫給繳不起的人看的一句話，例如電話和窗口。</source>
        <translation>One sentence for those who cannot pay, such as a telephone number and whom to ask.</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>收據預覽</source>
        <translation>Receipt preview</translation>
    </message>
    <message>
        <source>選好案件後
這裡會顯示收據</source>
        <translation>Choose a case
and its receipt is shown here</translation>
    </message>
</context>
<context>
    <name>PaperWords</name>
    <message>
        <source>文件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>傳繳通知書</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>收據</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>號碼</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>分署</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>製發日</source>
        <translation>Issued on</translation>
    </message>
    <message>
        <source>營業日</source>
        <translation>Business day</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>義務人</source>
        <translation>Obligor</translation>
    </message>
    <message>
        <source>繳款人</source>
        <translation>Payer</translation>
    </message>
    <message>
        <source>案號</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>繳納項目</source>
        <translation>Items paid</translation>
    </message>
    <message>
        <source>移送機關</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>繳款期限</source>
        <translation>Payable until</translation>
    </message>
    <message>
        <source>超商條碼第二段</source>
        <translation>Store barcode, segment 2</translation>
    </message>
    <message>
        <source>虛擬帳號</source>
        <translation>Virtual account</translation>
    </message>
    <message>
        <source>郵局劃撥帳號</source>
        <translation>Post office account</translation>
    </message>
</context>
<context>
    <name>PartsGrid</name>
    <message>
        <source>{part}應繳 {due}，本次 {paid}，餘 {left}</source>
        <translation>{part}: due {due}, this time {paid}, left {left}</translation>
    </message>
    <message>
        <source>應繳</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>本次</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>餘額</source>
        <translation>Left</translation>
    </message>
</context>
<context>
    <name>PayerBox</name>
    <message>
        <source>繳款人</source>
        <translation>Payer</translation>
    </message>
    <message>
        <source>更改繳款人</source>
        <translation>Change the payer</translation>
    </message>
    <message>
        <source>加入項目</source>
        <translation>Add item</translation>
    </message>
    <message>
        <source>繳款人姓名</source>
        <translation>Payer&apos;s name</translation>
    </message>
    <message>
        <source>繳款人姓名（空白為義務人本人）</source>
        <translation>Payer&apos;s name (empty: the obligor)</translation>
    </message>
    <message>
        <source>繳款人身分證或統一編號</source>
        <translation>Payer&apos;s ID or tax ID</translation>
    </message>
    <message>
        <source>身分證／統編（可空白）</source>
        <translation>ID / tax ID (may be empty)</translation>
    </message>
    <message>
        <source>確定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>顯示全名</source>
        <translation>Show full names</translation>
    </message>
    <message>
        <source>遮蔽姓名與證號</source>
        <translation>Mask names and IDs</translation>
    </message>
</context>
<context>
    <name>Payment</name>
    <message>
        <source>{name}等 {n} 人</source>
        <translation>{name} and others ({n})</translation>
    </message>
    <message>
        <source>未填繳款人</source>
        <translation>No payer yet</translation>
    </message>
    <message>
        <source>代繳人 {name}</source>
        <translation>By {name}</translation>
    </message>
    <message>
        <source>本人繳款</source>
        <translation>Obligor</translation>
    </message>
    <message>
        <source>待繳 {n} 件</source>
        <translation>{n} due</translation>
    </message>
    <message>
        <source>已選 {n} 件</source>
        <translation>{n} chosen</translation>
    </message>
    <message>
        <source>規費等 {n} 項</source>
        <translation>Fees: {n}</translation>
    </message>
    <message>
        <source>有 {n} 件正由 {desks} 號櫃檯收款，結果確定前不能收，以免重複。</source>
        <translation>Being paid at desk {desks}: {n}. Not taken here until the result is known, so that nobody pays twice.</translation>
    </message>
    <message>
        <source>{desk} 號櫃檯（{clerk}）自 {time} 起也開著這位義務人的案件，請先確認。</source>
        <translation>Desk {desk} ({clerk}) has had this obligor&apos;s cases open since {time}. Please ask there first.</translation>
    </message>
    <message>
        <source>有 {n} 件執行期間已屆滿，不得再執行，不能收款。</source>
        <translation>Expired: {n}. They may no longer be enforced and cannot be paid.</translation>
    </message>
    <message>
        <source>已選的 {n} 件依移送金額收取{day}，之後未再加計。</source>
        <translation>{n} chosen at the delivered amount{day}; nothing was added since.</translation>
    </message>
    <message>
        <source>（計算日 {day}）</source>
        <translation> (as of {day})</translation>
    </message>
    <message>
        <source>{how}；抵充順序 {order}</source>
        <translation>{how}; pays {order}</translation>
    </message>
    <message>
        <source>部分繳款</source>
        <translation>Pay a part</translation>
    </message>
    <message>
        <source>，已加計 {sum}</source>
        <translation>, {sum} added</translation>
    </message>
    <message>
        <source>合計</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>自填</source>
        <translation>Type in</translation>
    </message>
    <message>
        <source>加入{name}，金額另填</source>
        <translation>Add {name}, amount to be typed</translation>
    </message>
    <message>
        <source>加入{name}，{sum}</source>
        <translation>Add {name}, {sum}</translation>
    </message>
    <message>
        <source>尚有 {n} 件未選</source>
        <translation>{n} not chosen</translation>
    </message>
    <message>
        <source>{n} 件不能收</source>
        <translation>{n} cannot be paid</translation>
    </message>
    <message>
        <source>本櫃檯沒有設定{tender}的設備</source>
        <translation>This desk has no machine for {tender}</translation>
    </message>
    <message>
        <source>尚應收</source>
        <translation>Still due</translation>
    </message>
    <message>
        <source>總額 {sum}</source>
        <translation>Total {sum}</translation>
    </message>
    <message>
        <source>應收合計</source>
        <translation>Total due</translation>
    </message>
    <message>
        <source>{n} 項</source>
        <translation>Items: {n}</translation>
    </message>
    <message>
        <source>持卡人本人在場，卡片為義務人所有</source>
        <translation>Holder is here, the card is the obligor&apos;s</translation>
    </message>
    <message>
        <source>尚差</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>可先收，其餘另付</source>
        <translation>May be taken; the rest another way</translation>
    </message>
    <message>
        <source>找零</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>向{tender}設備請款 {sum}</source>
        <translation>Charge {sum} ({tender})</translation>
    </message>
    <message>
        <source>收款並列印收據</source>
        <translation>Take and print</translation>
    </message>
    <message>
        <source>先收{tender} {sum}</source>
        <translation>Take {sum} ({tender})</translation>
    </message>
    <message>
        <source>最多再等 {n} 秒；沒有回覆會列為結果不明，不會重複扣款</source>
        <translation>{n} s more at most. Without an answer the result is unknown; nothing is charged twice</translation>
    </message>
    <message>
        <source>已超過等候時間，正在確認；請勿再刷</source>
        <translation>Time is up, checking; do not charge again</translation>
    </message>
    <message>
        <source>列印收據</source>
        <translation>Print the receipt</translation>
    </message>
    <message>
        <source>請民眾操作刷卡機</source>
        <translation>Payer uses the terminal</translation>
    </message>
    <message>
        <source>請民眾以手機感應</source>
        <translation>Payer taps the phone</translation>
    </message>
    <message>
        <source>請民眾放上電子票證</source>
        <translation>Payer puts the e-ticket down</translation>
    </message>
    <message>
        <source>這裡不能取消：請在設備上按「取消」，畫面會跟著更新。</source>
        <translation>It cannot be cancelled here: press Cancel on the machine and this page follows.</translation>
    </message>
    <message>
        <source>要取消，請在設備上按「取消」。</source>
        <translation>To cancel, press Cancel on the machine.</translation>
    </message>
    <message>
        <source>再試同一張卡 {n}／{max}</source>
        <translation>Same card again {n}/{max}</translation>
    </message>
    <message>
        <source>卡片太早拿開，扣款還沒確認</source>
        <translation>The card left too early; the charge is not confirmed</translation>
    </message>
    <message>
        <source>再試一次是確認同一筆，不會重複扣款。</source>
        <translation>Trying again confirms the same charge; nothing is charged twice.</translation>
    </message>
    <message>
        <source>請把同一張卡片再放上去，放穩後按 F12。換別張卡片會被拒絕。</source>
        <translation>Put the same card down again and press F12. Another card is refused.</translation>
    </message>
    <message>
        <source>卡片不在了</source>
        <translation>Card is gone</translation>
    </message>
    <message>
        <source>繼續收款</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>收據 {number}</source>
        <translation>Receipt {number}</translation>
    </message>
    <message>
        <source>已收款 {sum}</source>
        <translation>{sum} taken</translation>
    </message>
    <message>
        <source>案件尚餘 {sum} 未繳</source>
        <translation>{sum} still owed on the case</translation>
    </message>
    <message>
        <source>已收款</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>應繳 {sum}</source>
        <translation>Due {sum}</translation>
    </message>
    <message>
        <source>已選</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>未選</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>期限 {day}</source>
        <translation>Due {day}</translation>
    </message>
    <message>
        <source>{n} 份 × {price}</source>
        <translation>{n} × {price}</translation>
    </message>
    <message>
        <source>待繳</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>已繳清</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>不能這樣收：{why}。</source>
        <translation>Not this way: {why}.</translation>
    </message>
    <message>
        <source>請改用其他方式，或分開收款。</source>
        <translation>Use another tender, or take them apart.</translation>
    </message>
    <message>
        <source>{n} 號櫃檯</source>
        <translation>Desk {n}</translation>
    </message>
    <message>
        <source>搜尋結果</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Enter 開啟，Esc 返回</source>
        <translation>Enter opens, Esc goes back</translation>
    </message>
    <message>
        <source>暫存清單</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Enter 取回，Esc 返回</source>
        <translation>Enter takes it up, Esc goes back</translation>
    </message>
    <message>
        <source>價目表</source>
        <translation>Price list</translation>
    </message>
    <message>
        <source>Enter 加入一份，Esc 返回</source>
        <translation>Enter adds one, Esc goes back</translation>
    </message>
    <message>
        <source>{label}，{n} 項{typed}</source>
        <translation>{label}, items: {n}{typed}</translation>
    </message>
    <message>
        <source>，已輸入 {sum}</source>
        <translation>, {sum} typed in</translation>
    </message>
    <message>
        <source>這一筆還沒有入帳。請核對最後一張收據與錢箱。</source>
        <translation>It is not in the books. Check the last receipt and the drawer.</translation>
    </message>
    <message>
        <source>上次的畫面還沒有收款</source>
        <translation>The last screen was not paid</translation>
    </message>
    <message>
        <source>未具名</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>感熱紙</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>A4 列印</source>
        <translation>A4 print</translation>
    </message>
    <message>
        <source>這台電腦沒有事務印表機</source>
        <translation>This computer has no office printer</translation>
    </message>
    <message>
        <source>本櫃檯尚未開班</source>
        <translation>The shift is not open</translation>
    </message>
    <message>
        <source>請先點收錢箱備用金並開班，才能收款。</source>
        <translation>Count the float and open the shift; then money can be taken.</translation>
    </message>
    <message>
        <source>開班</source>
        <translation>Open shift</translation>
    </message>
    <message>
        <source>前往開班</source>
        <translation>Open the shift</translation>
    </message>
    <message>
        <source>輸入金額</source>
        <translation>Type amount</translation>
    </message>
    <message>
        <source>現金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>電子票證</source>
        <translation>E-ticket</translation>
    </message>
    <message>
        <source>刷卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>支票匯票</source>
        <translation>Cheque</translation>
    </message>
    <message>
        <source>人工刷卡</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>費用</source>
        <translation>Costs</translation>
    </message>
    <message>
        <source>金額不符</source>
        <translation>Wrong amount</translation>
    </message>
    <message>
        <source>逾期 {n} 日</source>
        <translation>{n} days late</translation>
    </message>
    <message>
        <source>期間屆滿</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>處理中</source>
        <translation>Being paid</translation>
    </message>
    <message>
        <source>不能收款</source>
        <translation>Not payable</translation>
    </message>
    <message>
        <source>依移送金額（未載計算日）</source>
        <translation>Delivered, no day given</translation>
    </message>
    <message>
        <source>依移送金額（計算日 {day}）</source>
        <translation>Delivered as of {day}</translation>
    </message>
    <message>
        <source>計至 {day}</source>
        <translation>As of {day}</translation>
    </message>
    <message>
        <source>依移送金額</source>
        <translation>As delivered</translation>
    </message>
    <message>
        <source>移送 {day}</source>
        <translation>Sent {day}</translation>
    </message>
    <message>
        <source>{kind}不收{tender}</source>
        <translation>No {tender} for {kind}</translation>
    </message>
    <message>
        <source>{tender}每筆上限 {limit} 元</source>
        <translation>{tender}: NT${limit} at most</translation>
    </message>
    <message>
        <source>持卡人須本人到場</source>
        <translation>The card holder must be here</translation>
    </message>
    <message>
        <source>{tender}（人工 {slip}）</source>
        <translation>{tender} (by hand, {slip})</translation>
    </message>
    <message>
        <source>請民眾放上卡片…</source>
        <translation>Payer puts the card down…</translation>
    </message>
    <message>
        <source>請民眾感應手機…</source>
        <translation>Payer taps the phone…</translation>
    </message>
    <message>
        <source>請民眾插卡、感應或刷卡…</source>
        <translation>Payer inserts, taps or swipes…</translation>
    </message>
    <message>
        <source>連接設備</source>
        <translation>Connect to the machine</translation>
    </message>
    <message>
        <source>送出金額 {sum}</source>
        <translation>Send the amount {sum}</translation>
    </message>
    <message>
        <source>設備已回覆，核對並入帳</source>
        <translation>Answered: check and enter in the books</translation>
    </message>
    <message>
        <source>找不到「{text}」的案件。請檢查號碼，或改用姓名查詢。</source>
        <translation>No case for &quot;{text}&quot;. Check the number, or search by name.</translation>
    </message>
    <message>
        <source>{text} 的檢查碼不對，請核對後重新輸入，或改用姓名查詢。</source>
        <translation>The check digit of {text} is wrong. Check the number and type it again, or search by name.</translation>
    </message>
    <message>
        <source>{text} 有 {n} 碼，應該是 {expected} 碼。請重新掃描。</source>
        <translation>{text} has {n} digits instead of {expected}. Please scan it again.</translation>
    </message>
    <message>
        <source>這一筆正在收款，完成後才能加入其他案件。</source>
        <translation>This payment is being taken; other cases can be added when it is done.</translation>
    </message>
    <message>
        <source>應繳 {sum}；空白為全部繳清。Enter 確定，Esc 取消</source>
        <translation>Due {sum}; empty settles all. Enter: OK, Esc: cancel</translation>
    </message>
    <message>
        <source>{number} 本次繳納</source>
        <translation>{number}: pay now</translation>
    </message>
    <message>
        <source>請輸入金額。Enter 確定，Esc 取消</source>
        <translation>Type the amount. Enter: OK, Esc: cancel</translation>
    </message>
    <message>
        <source>已暫存「{label}」，按 F4 取回。</source>
        <translation>&quot;{label}&quot; is held; F4 takes it up again.</translation>
    </message>
    <message>
        <source>已清除畫面，按 Ctrl+Z 可以復原。</source>
        <translation>Cleared; Ctrl+Z brings it back.</translation>
    </message>
    <message>
        <source>請輸入大於 0 的金額。</source>
        <translation>Type an amount above 0.</translation>
    </message>
    <message>
        <source>請輸入大於 0 的金額；不收這件請取消勾選。</source>
        <translation>Type an amount above 0; untick the case to leave it out.</translation>
    </message>
    <message>
        <source>超過應繳 {sum}，請改小金額。</source>
        <translation>More than the {sum} due; type less.</translation>
    </message>
    <message>
        <source>有通知書在外面，也能在別處繳；收款後請收回。</source>
        <translation>A notice is out and can also be paid elsewhere; take it back after the payment.</translation>
    </message>
    <message>
        <source>有通知書在外面，{day} 以前也能在別處繳；收款後請收回。</source>
        <translation>A notice is out and can also be paid elsewhere until {day}; take it back after the payment.</translation>
    </message>
    <message>
        <source>可能已經在別處繳過</source>
        <translation>This may already be paid elsewhere</translation>
    </message>
    <message>
        <source>請先問民眾是不是同一筆，確定要再收才按「仍要收款」。</source>
        <translation>Ask the visitor first whether it is the same payment. Press &quot;Take it anyway&quot; only if it is certain that money is to be taken again.</translation>
    </message>
    <message>
        <source>查不到別處的繳款紀錄，請向民眾確認沒有重複繳：</source>
        <translation>Payments made elsewhere cannot be looked up. Ask the visitor, so that nothing is paid twice: </translation>
    </message>
    <message>
        <source>有繳款證明還沒入帳：{day} {channel} {sum}{reference}{more}</source>
        <translation>A proof of payment is not in the books yet: {day} {channel} NT${sum}{reference}{more}</translation>
    </message>
    <message>
        <source>（憑證 {number}）</source>
        <translation> (number {number})</translation>
    </message>
    <message>
        <source>最近已在別處繳過：{day} {channel} {sum}{more}，請確認不是重複繳。</source>
        <translation>Paid elsewhere lately: {day} {channel} NT${sum}{more}. Make sure that nothing is paid twice.</translation>
    </message>
    <message>
        <source>，另有 {n} 筆</source>
        <translation>, and {n} more</translation>
    </message>
    <message>
        <source>收據 {number} 的案件，今天還應繳多少請看下面。</source>
        <translation>The cases of receipt {number}; what is still due today is shown below.</translation>
    </message>
    <message>
        <source>收據 {number} 只有規費，沒有案件可以開啟。</source>
        <translation>Receipt {number} has only fees; there is no case to open.</translation>
    </message>
    <message>
        <source>虛擬帳號 {account}</source>
        <translation>virtual account {account}</translation>
    </message>
    <message>
        <source>劃撥帳號 {account}</source>
        <translation>giro account {account}</translation>
    </message>
    <message>
        <source>這張單沒有帳號，紙上有就是假的。</source>
        <translation>This notice has no account; a paper with one is forged. </translation>
    </message>
    <message>
        <source>紙上要印 {accounts}，不同就是假的。</source>
        <translation>The paper must show {accounts}; another one is forged. </translation>
    </message>
    <message>
        <source>真：簽章查驗無誤，是本分署開立的。</source>
        <translation>Genuine: the signature is right, this branch issued it. </translation>
    </message>
    <message>
        <source>三段條碼核對相符。</source>
        <translation>The three segments agree. </translation>
    </message>
    <message>
        <source>{number}：分期第 {n}／{count} 期 {old}，本次先收這些；全案今天應繳 {now}。</source>
        <translation>{number}: instalment {n} of {count}, NT${old}; take this much now. NT${now} is due on the whole case today.</translation>
    </message>
    <message>
        <source>{number}：金額沒有變動，今天應繳 {now}。</source>
        <translation>{number}: the amount is unchanged, NT${now} is due today.</translation>
    </message>
    <message>
        <source>{number} 開立後金額有變動：單上 {old}，今天重新計算應繳 {now}。</source>
        <translation>The amount has changed since {number} was issued: NT${old} on the paper, NT${now} due as computed today.</translation>
    </message>
    <message>
        <source>{number} 已由 {new} 取代：單上 {old}，今天重新計算應繳 {now}。</source>
        <translation>{number} is replaced by {new}: NT${old} on the paper, NT${now} due as computed today.</translation>
    </message>
    <message>
        <source>{number} 已過期限 {day}：單上 {old}，今天重新計算應繳 {now}。</source>
        <translation>{number} was payable until {day}: NT${old} on the paper, NT${now} due as computed today.</translation>
    </message>
    <message>
        <source>{number} 這一期 {old} 已經繳清，請勿重複收；全案尚欠 {now}。</source>
        <translation>{number}: this instalment of NT${old} is settled, do not take it again. NT${now} is still owed on the whole case.</translation>
    </message>
    <message>
        <source>{number} 已經繳清，不必再收。</source>
        <translation>{number} is settled; nothing more is to be taken.</translation>
    </message>
</context>
<context>
    <name>PaymentView</name>
    <message>
        <source>已收款 {sum}</source>
        <translation>{sum} taken</translation>
    </message>
    <message>
        <source>請找零 {sum}</source>
        <translation>Hand back {sum}</translation>
    </message>
    <message>
        <source>收款</source>
        <translation>Take payment</translation>
    </message>
    <message>
        <source>開通知書</source>
        <translation>Issue a notice</translation>
    </message>
    <message>
        <source>核可</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>下一位</source>
        <translation>Next payer</translation>
    </message>
</context>
<context>
    <name>PeriodBar</name>
    <message>
        <source>{year} 年 {month} 月</source>
        <translation>ROC {year}/{month}</translation>
    </message>
    <message>
        <source>{year} 年上半年</source>
        <translation>1st half {year}</translation>
    </message>
    <message>
        <source>{year} 年下半年</source>
        <translation>2nd half {year}</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>ROC {year}</translation>
    </message>
    <message>
        <source>{first} 至 {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>半年</source>
        <translation>Half</translation>
    </message>
    <message>
        <source>年</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>自訂</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>前一期</source>
        <translation>Period before</translation>
    </message>
    <message>
        <source>後一期</source>
        <translation>Period after</translation>
    </message>
    <message>
        <source>起日（民國年/月/日）</source>
        <translation>First day (ROC year/month/day)</translation>
    </message>
    <message>
        <source>迄日（民國年/月/日）</source>
        <translation>Last day (ROC year/month/day)</translation>
    </message>
    <message>
        <source>114/11/20</source>
        <translation>114/11/20</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
</context>
<context>
    <name>PhrasePage</name>
    <message>
        <source>復原短語</source>
        <translation>Recovery phrase</translation>
    </message>
    <message>
        <source>帳冊是加密的。金鑰遺失或電腦換新時，只有這 24 個字能打開帳冊與備份。只在這裡顯示一次：請印出或依序抄下，鎖進保險箱。</source>
        <translation>The books are encrypted. If the key is lost or the computer replaced, only these 24 characters open the books and the backups. They are shown here only once: print them or copy them in order, and lock them in a safe.</translation>
    </message>
    <message>
        <source>列印這一頁</source>
        <translation>Print this page</translation>
    </message>
    <message>
        <source>24 個字已經在紙上，也放到安全的地方了</source>
        <translation>The 24 characters are on paper and in a safe place</translation>
    </message>
    <message>
        <source>確認</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>第 {n} 個字：{character}</source>
        <translation>Character {n}: {character}</translation>
    </message>
</context>
<context>
    <name>PickupArrival</name>
    <message>
        <source>請到 {desk}</source>
        <translation>Please go to {desk}</translation>
    </message>
    <message>
        <source>可領件</source>
        <translation>Ready for pickup</translation>
    </message>
    <message>
        <source>東西備妥了，請直接過去。</source>
        <translation>It is ready; please go straight there.</translation>
    </message>
    <message>
        <source>請稍候</source>
        <translation>Please wait</translation>
    </message>
    <message>
        <source>請在櫃檯前稍坐，東西快好了。</source>
        <translation>Please take a seat near the desk; it will be ready soon.</translation>
    </message>
    <message>
        <source>已經報到過，不用再刷。</source>
        <translation>Arrival already marked; no need to scan again.</translation>
    </message>
    <message>
        <source>這裡只收取件單的號碼</source>
        <translation>Only numbers of pickup slips are taken here</translation>
    </message>
    <message>
        <source>請刷取件單，或輸入 P 開頭的完整號碼；只有姓名的，請民眾到 1 號櫃檯。</source>
        <translation>Scan the pickup slip, or type the whole number beginning with P. With only a name, send the visitor to desk 1.</translation>
    </message>
    <message>
        <source>請民眾到 1 號櫃檯。</source>
        <translation>Please send the visitor to desk 1.</translation>
    </message>
    <message>
        <source>找不到這個號碼</source>
        <translation>This number cannot be found</translation>
    </message>
    <message>
        <source>請再刷一次；仍找不到時，請民眾到 1 號櫃檯。</source>
        <translation>Scan it again. If it still cannot be found, send the visitor to desk 1.</translation>
    </message>
    <message>
        <source>這一件已經領走、取消或歸檔</source>
        <translation>This pickup is already handed over, cancelled or returned to file</translation>
    </message>
    <message>
        <source>這一件的保留期限已過</source>
        <translation>This pickup is no longer kept</translation>
    </message>
</context>
<context>
    <name>PickupDesk</name>
    <message>
        <source>交付中…</source>
        <translation>Handing over…</translation>
    </message>
    <message>
        <source>列印中…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>列印收據</source>
        <translation>Print receipt</translation>
    </message>
    <message>
        <source>{number}&#x3000;第 {copy} 次補印</source>
        <translation>{number}  reprint no. {copy}</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>列印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>查補印次數…</source>
        <translation>Counting reprints…</translation>
    </message>
    <message>
        <source>{number}&#x3000;付出現金 {amount} 元，交付後不能取回。</source>
        <translation>{number}  pays out NT${amount} in cash; once handed over, it cannot be undone.</translation>
    </message>
    <message>
        <source>{number}&#x3000;付出現金 {amount} 元，約定的是 {agreed} 元；交付後不能取回。</source>
        <translation>{number}  pays out NT${amount} in cash, but NT${agreed} was agreed; once handed over, it cannot be undone.</translation>
    </message>
    <message>
        <source>付出 {amount} 元</source>
        <translation>Pay out NT${amount}</translation>
    </message>
    <message>
        <source>例如：分配款、退還保證金</source>
        <translation>Such as: distribution, deposit given back</translation>
    </message>
    <message>
        <source>核可並交付</source>
        <translation>Approve, hand over</translation>
    </message>
    <message>
        <source>{number} 已交付</source>
        <translation>{number} is handed over</translation>
    </message>
    <message>
        <source>已從錢箱付出 {amount} 元，記在這一班的「領款」。</source>
        <translation>NT${amount} was paid out of the drawer, recorded under &quot;Money pickup&quot; of this shift.</translation>
    </message>
    <message>
        <source>找不到這個案件</source>
        <translation>This case cannot be found</translation>
    </message>
    <message>
        <source>檢查號碼，或空著不填也可以登記。</source>
        <translation>Check the number; it may also be left empty.</translation>
    </message>
    <message>
        <source>剛到</source>
        <translation>Just now</translation>
    </message>
    <message>
        <source>等 {n} 分</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>現場</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>{amount} 元</source>
        <translation>NT${amount}</translation>
    </message>
    <message>
        <source>架 {shelf}</source>
        <translation>Shelf {shelf}</translation>
    </message>
    <message>
        <source>等候，已備妥</source>
        <translation>Here, ready</translation>
    </message>
    <message>
        <source>等候，未備妥</source>
        <translation>Here, not ready</translation>
    </message>
    <message>
        <source>等候 {n}</source>
        <translation>Waiting {n}</translation>
    </message>
    <message>
        <source>已備妥 {n}</source>
        <translation>Ready {n}</translation>
    </message>
    <message>
        <source>未備妥 {n}</source>
        <translation>Not ready {n}</translation>
    </message>
    <message>
        <source>稍後 {n}</source>
        <translation>Later {n}</translation>
    </message>
    <message>
        <source>結束 {n}</source>
        <translation>Done {n}</translation>
    </message>
    <message>
        <source>約定</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>架號</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>代理，委託人</source>
        <translation>On behalf of</translation>
    </message>
    <message>
        <source>案號</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>收據</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>電話</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>備註</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>保留到</source>
        <translation>Kept until</translation>
    </message>
    <message>
        <source>領件人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>證件</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>交付</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>Waited</translation>
    </message>
    <message>
        <source>{n} 分</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{amount} 元，{who} 核可</source>
        <translation>NT${amount}, approved by {who}</translation>
    </message>
    <message>
        <source>付出現金</source>
        <translation>Cash paid out</translation>
    </message>
    <message>
        <source>{at}&#x3000;電話：{outcome}&#x3000;{who}</source>
        <translation>{at}  Call: {outcome}  {who}</translation>
    </message>
    <message>
        <source>約在 {desk}</source>
        <translation>Agreed for {desk}</translation>
    </message>
    <message>
        <source>東西在那個櫃檯，請民眾過去；要在這裡交，先去拿過來。</source>
        <translation>It is at that desk; please send the visitor there. To hand it over here, fetch it first.</translation>
    </message>
    <message>
        <source>還沒有備妥</source>
        <translation>Not ready yet</translation>
    </message>
    <message>
        <source>後場的名單已經把這一件排在最前面。</source>
        <translation>It now stands first on the list of the back office.</translation>
    </message>
    <message>
        <source>這一件已經取消</source>
        <translation>This pickup is cancelled</translation>
    </message>
    <message>
        <source>按錯了用 Ctrl+Z 取回；沒有約的，按 Ins 登記現場取件。</source>
        <translation>If that was a mistake, Ctrl+Z undoes it. Without an agreed time, press Ins to add a walk-in.</translation>
    </message>
    <message>
        <source>保留期限已過，要歸檔或已經歸檔</source>
        <translation>No longer kept; to be returned to file, or already returned</translation>
    </message>
    <message>
        <source>請重新預約，或按 Ins 登記現場取件。</source>
        <translation>Book it again, or press Ins to add a walk-in.</translation>
    </message>
    <message>
        <source>{item}（現金）</source>
        <translation>{item} (cash)</translation>
    </message>
    <message>
        <source>已經印出</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>印表機沒有接受</source>
        <translation>The printer did not take it</translation>
    </message>
    <message>
        <source>請檢查印表機的紙和電源，再印一次。</source>
        <translation>Check the printer&apos;s paper and power, then print again.</translation>
    </message>
    <message>
        <source>已存成檔案 {name}</source>
        <translation>Saved as the file {name}</translation>
    </message>
    <message>
        <source>印表機沒有接受，已存成檔案 {name}</source>
        <translation>The printer did not take it; saved as the file {name}</translation>
    </message>
    <message>
        <source>請開啟檔案列印。</source>
        <translation>Open the file and print it.</translation>
    </message>
    <message>
        <source>開啟檔案</source>
        <translation>Open the file</translation>
    </message>
</context>
<context>
    <name>PickupDeskPresenter</name>
    <message>
        <source>找到 {n} 件，選一件按 Enter</source>
        <translation>{n} found; Enter chooses one</translation>
    </message>
    <message>
        <source>{text} 不完整</source>
        <translation>{text} is not complete</translation>
    </message>
    <message>
        <source>請再刷一次，或輸入完整的號碼。</source>
        <translation>Scan it again, or type the whole number.</translation>
    </message>
    <message>
        <source>找「{text}」…</source>
        <translation>Looking for &quot;{text}&quot;…</translation>
    </message>
    <message>
        <source>這張表單還開著</source>
        <translation>This form is still open</translation>
    </message>
    <message>
        <source>沒有付出任何款項，也沒有登記任何人。</source>
        <translation>No money was paid out, and nobody was added.</translation>
    </message>
    <message>
        <source>先按 F12 完成，或按 Esc 返回。</source>
        <translation>Press F12 to finish first, or Esc to go back.</translation>
    </message>
    <message>
        <source>{number} 已報到</source>
        <translation>{number} has arrived</translation>
    </message>
    <message>
        <source>{number} 已取回上一步</source>
        <translation>{number}: last step undone</translation>
    </message>
    <message>
        <source>{number} 沒有領，已取消；Ctrl+Z 取回</source>
        <translation>{number} was not picked up and is cancelled; Ctrl+Z undoes it</translation>
    </message>
    <message>
        <source>還沒有補印過</source>
        <translation>Not reprinted yet</translation>
    </message>
    <message>
        <source>已補印 {n} 次；再印要主管核可</source>
        <translation>Reprints so far: {n}. Another needs a supervisor&apos;s approval</translation>
    </message>
    <message>
        <source>{number} 在別處有了變化，這張表單已經關閉</source>
        <translation>{number} has changed elsewhere; this form is closed</translation>
    </message>
    <message>
        <source>這裡沒有付出任何款項。</source>
        <translation>No money was paid out here.</translation>
    </message>
    <message>
        <source>請看這一件現在的狀態。</source>
        <translation>Please look at how this pickup stands now.</translation>
    </message>
    <message>
        <source>錢箱沒有打開，請用鑰匙開啟。</source>
        <translation>The drawer did not open; use its key.</translation>
    </message>
    <message>
        <source>錢箱已打開，關上後可接下一位。</source>
        <translation>The drawer is open; close it for the next visitor.</translation>
    </message>
    <message>
        <source>沒有找到「{text}」的預約</source>
        <translation>No booking found for &quot;{text}&quot;</translation>
    </message>
    <message>
        <source>換個寫法再找；真的沒有約，就填這張表登記現場取件。</source>
        <translation>Try another spelling. If there really is no booking, fill in this form to add a walk-in.</translation>
    </message>
    <message>
        <source>{number} 已登記，從現在開始計時</source>
        <translation>{number} is added; the wait is counted from now</translation>
    </message>
    <message>
        <source>這一通電話已記下</source>
        <translation>The call is recorded</translation>
    </message>
    <message>
        <source>列印中…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>處理中…</source>
        <translation>Working…</translation>
    </message>
</context>
<context>
    <name>PickupDeskView</name>
    <message>
        <source>現場取件</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>時間</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>領件人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>今天的取件</source>
        <translation>Today&apos;s pickups</translation>
    </message>
    <message>
        <source>請刷取件單</source>
        <translation>Scan the pickup slip</translation>
    </message>
    <message>
        <source>沒有帶，按 F3 輸入姓名、案號、電話或 P 開頭的號碼；沒有約的，按 Ins。</source>
        <translation>Without it, press F3 and type a name, a case number, a telephone number or the number beginning with P. Without a booking, press Ins.</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>領件</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>今天的名單</source>
        <translation>Today&apos;s list</translation>
    </message>
    <message>
        <source>今天沒有約好的取件</source>
        <translation>No pickups agreed for today</translation>
    </message>
    <message>
        <source>有人來了，刷取件單，或按 F3 找；沒有約的，按 Ins 登記現場取件。</source>
        <translation>When somebody comes, scan the pickup slip, or press F3 to search. Without a booking, press Ins to add a walk-in.</translation>
    </message>
    <message>
        <source>顯示全名</source>
        <translation>Show full names</translation>
    </message>
    <message>
        <source>遮蔽</source>
        <translation>Mask names</translation>
    </message>
    <message>
        <source>交付</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>登記並報到</source>
        <translation>Add as arrived</translation>
    </message>
    <message>
        <source>記下這一通</source>
        <translation>Record this call</translation>
    </message>
    <message>
        <source>報到</source>
        <translation>Mark arrived</translation>
    </message>
    <message>
        <source>記錄電話</source>
        <translation>Record a call</translation>
    </message>
    <message>
        <source>列印取件單</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>補印簽收單</source>
        <translation>Reprint sign sheet</translation>
    </message>
    <message>
        <source>取回上一步</source>
        <translation>Undo last step</translation>
    </message>
    <message>
        <source>沒領就離開</source>
        <translation>Left without it</translation>
    </message>
</context>
<context>
    <name>PickupOffice</name>
    <message>
        <source>{n} 號</source>
        <translation>No. {n}</translation>
    </message>
    <message>
        <source>已等 {n} 分鐘</source>
        <translation>Waiting {n} min</translation>
    </message>
    <message>
        <source>已報到</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>時間已過</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>時間到了</source>
        <translation>Due now</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>還有 {n} 天</source>
        <translation>{n} days left</translation>
    </message>
    <message>
        <source>保留期滿</source>
        <translation>No longer kept</translation>
    </message>
    <message>
        <source>留到 {day}</source>
        <translation>Kept until {day}</translation>
    </message>
    <message>
        <source>可以改約</source>
        <translation>May be moved</translation>
    </message>
    <message>
        <source>領件人已在現場，請先備這一件。</source>
        <translation>The recipient is here; please prepare this one first.</translation>
    </message>
    <message>
        <source>約定</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>案號</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>申請人</source>
        <translation>Requested by</translation>
    </message>
    <message>
        <source>電話</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>領件人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>收據號碼</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>備註</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>架號</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>保留到</source>
        <translation>Kept until</translation>
    </message>
    <message>
        <source>在場等候</source>
        <translation>Waiting here</translation>
    </message>
</context>
<context>
    <name>PickupPlaces</name>
    <message>
        <source>時段與項目</source>
        <translation>Slots and items</translation>
    </message>
    <message>
        <source>領件</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>預約</source>
        <translation>Booking</translation>
    </message>
    <message>
        <source>備件</source>
        <translation>Preparing</translation>
    </message>
    <message>
        <source>零等待</source>
        <translation>Zero wait</translation>
    </message>
</context>
<context>
    <name>PickupTerms</name>
    <message>
        <source>{n} 分鐘</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{desk} 號 {n} 件</source>
        <translation>desk {desk}: {n}</translation>
    </message>
    <message>
        <source>每段長度</source>
        <translation>Slot length</translation>
    </message>
    <message>
        <source>每段件數</source>
        <translation>Places per slot</translation>
    </message>
    <message>
        <source>服務時間</source>
        <translation>Service hours</translation>
    </message>
    <message>
        <source>志工時間</source>
        <translation>Volunteer hours</translation>
    </message>
    <message>
        <source>沒有志工</source>
        <translation>No volunteers</translation>
    </message>
    <message>
        <source>逾時未到</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>時段結束後 {n} 分鐘</source>
        <translation>{n} min after the slot ends</translation>
    </message>
    <message>
        <source>保留</source>
        <translation>Kept for</translation>
    </message>
    <message>
        <source>{n} 個工作天</source>
        <translation>{n} working day(s)</translation>
    </message>
    <message>
        <source>零等待目標</source>
        <translation>Zero-wait target</translation>
    </message>
    <message>
        <source>{n} 分鐘內</source>
        <translation>within {n} min</translation>
    </message>
    <message>
        <source>名稱</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>性質</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>備件</source>
        <translation>Preparing</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Booking</translation>
    </message>
    <message>
        <source>提供</source>
        <translation>Offered</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>尚未生效</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>施行中</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>已取代</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>和先前相同</source>
        <translation>Same as before</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>當天</source>
        <translation>Same day</translation>
    </message>
    <message>
        <source>已結束</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>停止中</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>將停止</source>
        <translation>Coming up</translation>
    </message>
    <message>
        <source>全部櫃檯</source>
        <translation>All desks</translation>
    </message>
    <message>
        <source>整天</source>
        <translation>all day</translation>
    </message>
    <message>
        <source>這段時間沒有約好的取件。</source>
        <translation>No pickups are agreed for this time.</translation>
    </message>
    <message>
        <source>這段時間約好了 {n} 件，請改約。</source>
        <translation>Pickups agreed for this time: {n}. Please move them.</translation>
    </message>
    <message>
        <source>修改時段與容量</source>
        <translation>Change slots and places</translation>
    </message>
    <message>
        <source>新增項目</source>
        <translation>Add item</translation>
    </message>
    <message>
        <source>修改項目</source>
        <translation>Change item</translation>
    </message>
    <message>
        <source>停止取件</source>
        <translation>Closure</translation>
    </message>
    <message>
        <source>{n} 件約在沒有服務的時間，要改時間：{numbers}。</source>
        <translation>{n} pickups are agreed for times without service and must be moved: {numbers}.</translation>
    </message>
    <message>
        <source>{n} 件約在沒有服務的時間，要改時間：{numbers}……。</source>
        <translation>{n} pickups are agreed for times without service and must be moved: {numbers} …</translation>
    </message>
</context>
<context>
    <name>PickupTermsPresenter</name>
    <message>
        <source>颱風停班</source>
        <translation>Typhoon closure</translation>
    </message>
    <message>
        <source>已儲存，{day} 起生效。{changes}</source>
        <translation>Saved, from {day} on. {changes}</translation>
    </message>
    <message>
        <source>已儲存「{name}」。{changes}</source>
        <translation>&quot;{name}&quot; is saved. {changes}</translation>
    </message>
    <message>
        <source>已登記「{reason}」。</source>
        <translation>&quot;{reason}&quot; is recorded.</translation>
    </message>
    <message>
        <source>已取消「{reason}」，時段恢復開放。</source>
        <translation>&quot;{reason}&quot; is cancelled; its slots are open again.</translation>
    </message>
</context>
<context>
    <name>PickupTermsView</name>
    <message>
        <source>時段與容量</source>
        <translation>Slots and places</translation>
    </message>
    <message>
        <source>取件項目</source>
        <translation>Pickup items</translation>
    </message>
    <message>
        <source>停止取件</source>
        <translation>Closures</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>颱風停班（全部櫃檯）</source>
        <translation>Typhoon closure (all desks)</translation>
    </message>
    <message>
        <source>您的角色只能查看。</source>
        <translation>Your role may only look.</translation>
    </message>
    <message>
        <source>時段與項目</source>
        <translation>Slots and items</translation>
    </message>
    <message>
        <source>下一張清單</source>
        <translation>Next list</translation>
    </message>
    <message>
        <source>颱風停班</source>
        <translation>Typhoon closure</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>儲存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>關閉表單</source>
        <translation>Close the form</translation>
    </message>
    <message>
        <source>新增項目</source>
        <translation>Add item</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>重新提供</source>
        <translation>Offer again</translation>
    </message>
    <message>
        <source>取消停止</source>
        <translation>Lift closure</translation>
    </message>
    <message>
        <source>自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>改了什麼</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>歷次規定</source>
        <translation>History of terms</translation>
    </message>
    <message>
        <source>還沒有改過；以上是原本的規定。</source>
        <translation>Not changed so far; the terms above are the original ones.</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>性質</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>備件</source>
        <translation>Preparation</translation>
    </message>
    <message>
        <source>原因／登記人</source>
        <translation>Reason / entered by</translation>
    </message>
    <message>
        <source>對象</source>
        <translation>Applies to</translation>
    </message>
    <message>
        <source>時間</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>停止取件的時間</source>
        <translation>Closures</translation>
    </message>
    <message>
        <source>沒有停止取件的時間</source>
        <translation>No closures</translation>
    </message>
    <message>
        <source>颱風停班按 F2 再按 F12，全部櫃檯當天就不再開放。</source>
        <translation>For a typhoon day, press F2, then F12: all desks are closed for that day.</translation>
    </message>
    <message>
        <source>約定</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>取件</source>
        <translation>Pickup</translation>
    </message>
    <message>
        <source>要改約的取件</source>
        <translation>Pickups to move</translation>
    </message>
    <message>
        <source>到預約頁改約</source>
        <translation>Go and move it</translation>
    </message>
</context>
<context>
    <name>Pickups</name>
    <message>
        <source>已預約</source>
        <translation>Booked</translation>
    </message>
    <message>
        <source>準備中</source>
        <translation>Preparing</translation>
    </message>
    <message>
        <source>已備妥</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>已報到</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>已交付</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>逾時未到</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>已歸檔</source>
        <translation>Returned to file</translation>
    </message>
    <message>
        <source>預約</source>
        <translation>Booking</translation>
    </message>
    <message>
        <source>現場取件</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>開始準備</source>
        <translation>Preparation</translation>
    </message>
    <message>
        <source>備妥</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>報到</source>
        <translation>Arrival</translation>
    </message>
    <message>
        <source>交付</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>歸檔</source>
        <translation>Return to file</translation>
    </message>
    <message>
        <source>改時間</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>取回</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>電話</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>傳真</source>
        <translation>Fax</translation>
    </message>
    <message>
        <source>信箱</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>臨櫃</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>收據</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>現金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Self</translation>
    </message>
    <message>
        <source>代理人</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>已接通</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>已留話</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>未接通</source>
        <translation>No reply</translation>
    </message>
    <message>
        <source>號碼不對</source>
        <translation>Bad no.</translation>
    </message>
    <message>
        <source>身分證</source>
        <translation>National ID</translation>
    </message>
    <message>
        <source>健保卡</source>
        <translation>Health card</translation>
    </message>
    <message>
        <source>駕照</source>
        <translation>Driving licence</translation>
    </message>
    <message>
        <source>居留證</source>
        <translation>Residence permit</translation>
    </message>
    <message>
        <source>護照</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>{n} 號櫃檯</source>
        <translation>Desk {n}</translation>
    </message>
    <message>
        <source>{month}/{day}（{weekday}）</source>
        <translation>{month}/{day} ({weekday})</translation>
    </message>
    <message>
        <source>{day}（{weekday}）</source>
        <translation>{day} ({weekday})</translation>
    </message>
    <message>
        <source>下一個空檔</source>
        <translation>Next free slot</translation>
    </message>
    <message>
        <source>四個月內都約滿了</source>
        <translation>Fully booked for four months</translation>
    </message>
    <message>
        <source>選定的時段</source>
        <translation>Chosen slot</translation>
    </message>
    <message>
        <source>約 {slot}</source>
        <translation>Book {slot}</translation>
    </message>
    <message>
        <source>備件 {n} 個工作天</source>
        <translation>needs {n} working day(s)</translation>
    </message>
    <message>
        <source>找到 {n} 件，Esc 回到今天</source>
        <translation>{n} found; Esc goes back to today</translation>
    </message>
    <message>
        <source>沒有這樣的取件：可用姓名、案號、電話或 P 開頭的號碼找。</source>
        <translation>No such pickup. Search by name, case number, telephone or the number that begins with P.</translation>
    </message>
    <message>
        <source>今天 {day}&#x3000;{desk}&#x3000;{n} 件</source>
        <translation>Today {day}&#x3000;{desk}&#x3000;{n} in all</translation>
    </message>
    <message>
        <source>今天還沒有人約。</source>
        <translation>Nobody is booked for today yet.</translation>
    </message>
    <message>
        <source>改時間 {number}：選新的時段，按 Enter</source>
        <translation>Moving {number}: choose a new slot and press Enter</translation>
    </message>
    <message>
        <source>不改 Esc</source>
        <translation>Do not move Esc</translation>
    </message>
    <message>
        <source>取回 Ctrl+Z</source>
        <translation>Undo Ctrl+Z</translation>
    </message>
    <message>
        <source>開啟檔案</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>下一封信（{n}）</source>
        <translation>Next e-mail ({n})</translation>
    </message>
    <message>
        <source>共 {n} 個檔，{waiting} 封還沒登記</source>
        <translation>{n} file(s), {waiting} not booked yet</translation>
    </message>
    <message>
        <source>這一封已經登記過：{number}</source>
        <translation>This e-mail is already booked: {number}</translation>
    </message>
    <message>
        <source>信很長，只顯示前面一段。</source>
        <translation>A long e-mail; only its beginning is shown.</translation>
    </message>
    <message>
        <source>（沒有主旨）</source>
        <translation>(no subject)</translation>
    </message>
    <message>
        <source>來自信件：{subject}</source>
        <translation>From e-mail: {subject}</translation>
    </message>
    <message>
        <source>（沒有姓名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>已登記</source>
        <translation>Booked</translation>
    </message>
    <message>
        <source>待確認</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>{n} 件案子</source>
        <translation>{n} case(s)</translation>
    </message>
    <message>
        <source>有電話</source>
        <translation>Has phone</translation>
    </message>
    <message>
        <source>讀不進來</source>
        <translation>Not readable</translation>
    </message>
    <message>
        <source>附件沒有打開：{names}</source>
        <translation>Attachments not opened: {names}</translation>
    </message>
    <message>
        <source>請先選要拿什麼。</source>
        <translation>First choose what to pick up.</translation>
    </message>
    <message>
        <source>請填姓名。</source>
        <translation>Fill in the name.</translation>
    </message>
    <message>
        <source>請填電話，提醒時要用。</source>
        <translation>Fill in the telephone; it is needed for the reminder.</translation>
    </message>
    <message>
        <source>請從清單選一件，或清空不填。</source>
        <translation>Choose one from the list, or leave it empty.</translation>
    </message>
    <message>
        <source>現場</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>已經約過：{when} {item}（{state}）</source>
        <translation>Already booked: {when} {item} ({state})</translation>
    </message>
    <message>
        <source>，另有 {n} 件</source>
        <translation>, and {n} more</translation>
    </message>
    <message>
        <source>取件人</source>
        <translation>Collected by</translation>
    </message>
    <message>
        <source>案號</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>管道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>備註</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>{year} 年 {from_day} – {to_day}</source>
        <translation>ROC {year}, {from_day} – {to_day}</translation>
    </message>
    <message>
        <source>已約 {booked}，共 {places} 個名額</source>
        <translation>{booked} of {places} places booked</translation>
    </message>
    <message>
        <source>停止取件：{reason}</source>
        <translation>Closure: {reason}</translation>
    </message>
    <message>
        <source>{n} 件要改時間</source>
        <translation>{n} to move</translation>
    </message>
    <message>
        <source>已經過了</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>滿</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>已過 {counts}</source>
        <translation>Over {counts}</translation>
    </message>
    <message>
        <source>滿 {counts}</source>
        <translation>Full {counts}</translation>
    </message>
    <message>
        <source>已約 {counts}</source>
        <translation>Booked {counts}</translation>
    </message>
    <message>
        <source>休息日</source>
        <translation>Day off</translation>
    </message>
    <message>
        <source>這個櫃檯沒有取件時段</source>
        <translation>This desk has no pickup slots</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>看著的這一件在這裡</source>
        <translation>The pickup you are looking at is here</translation>
    </message>
    <message>
        <source>{n} 件待改</source>
        <translation>{n} to move</translation>
    </message>
</context>
<context>
    <name>PickupsView</name>
    <message>
        <source>週曆：方向鍵換格子，Enter 預約</source>
        <translation>Week: arrow keys change the slot, Enter books</translation>
    </message>
    <message>
        <source>上一週</source>
        <translation>Previous week</translation>
    </message>
    <message>
        <source>下一週</source>
        <translation>Next week</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>哪一個櫃檯</source>
        <translation>Which desk</translation>
    </message>
    <message>
        <source>匯入信件</source>
        <translation>E-mails</translation>
    </message>
    <message>
        <source>預約取件</source>
        <translation>Book pickups</translation>
    </message>
    <message>
        <source>約最上面寫的時段</source>
        <translation>Book the slot shown at the top</translation>
    </message>
    <message>
        <source>到週曆</source>
        <translation>To the week</translation>
    </message>
    <message>
        <source>取回上一步</source>
        <translation>Undo last step</translation>
    </message>
    <message>
        <source>取消選到的那一件</source>
        <translation>Cancel the chosen pickup</translation>
    </message>
    <message>
        <source>印取件單</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>清空，接下一通</source>
        <translation>Clear for the next call</translation>
    </message>
    <message>
        <source>Ctrl+F 到週曆；方向鍵換格子，PgUp、PgDn 換週</source>
        <translation>Ctrl+F: to the week; arrow keys change the slot, PgUp and PgDn the week</translation>
    </message>
    <message>
        <source>Ctrl+F 到週曆；方向鍵換格子，Enter 預約；PgUp、PgDn 換週</source>
        <translation>Ctrl+F: to the week; arrow keys change the slot, Enter books; PgUp and PgDn change the week</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>期數</source>
        <translation>Instalments</translation>
    </message>
    <message>
        <source>第一期繳納日</source>
        <translation>First payable until</translation>
    </message>
    <message>
        <source>之後每月同一天</source>
        <translation>Then the same day each month</translation>
    </message>
    <message>
        <source>同意文號（可空白）</source>
        <translation>Consent number (may be empty)</translation>
    </message>
    <message>
        <source>期</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>繳納期限</source>
        <translation>Payable until</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>各期金額</source>
        <translation>Amount of each instalment</translation>
    </message>
    <message>
        <source>最多 {n} 期</source>
        <translation>At most {n}</translation>
    </message>
</context>
<context>
    <name>PolicyForm</name>
    <message>
        <source>{lowest} 到 {highest}</source>
        <translation>{lowest} to {highest}</translation>
    </message>
    <message>
        <source>儲存密碼規則</source>
        <translation>Save the password rules</translation>
    </message>
    <message>
        <source>填入政府基準</source>
        <translation>Fill in the government baseline</translation>
    </message>
    <message>
        <source>預設值依《資通系統防護基準》附表十。變更後全分署立即適用；已登入的人不受影響，每一項變更的新舊值都記入日誌。</source>
        <translation>Default values follow Schedule 10 of the Cyber Security Protection Baseline. Changes apply to the whole branch at once; whoever is signed in is not affected, and old and new value of each change go into the journal.</translation>
    </message>
</context>
<context>
    <name>PostForm</name>
    <message>
        <source>劃撥帳號</source>
        <translation>Post office account</translation>
    </message>
    <message>
        <source>8 位數字；沒有劃撥帳戶請留空。</source>
        <translation>8 digits; empty where there is no account.</translation>
    </message>
</context>
<context>
    <name>PriceForm</name>
    <message>
        <source>項目與單價</source>
        <translation>Item and price</translation>
    </message>
    <message>
        <source>儲存價目</source>
        <translation>Save the price</translation>
    </message>
    <message>
        <source>無</source>
        <translation>None</translation>
    </message>
    <message>
        <source>名稱</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>會印在收據上。</source>
        <translation>Printed on receipts.</translation>
    </message>
    <message>
        <source>單價</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>新臺幣元；由櫃檯輸入金額的項目請留空。</source>
        <translation>In NT$; empty where the desk types the amount.</translation>
    </message>
    <message>
        <source>單位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>生效日</source>
        <translation>From</translation>
    </message>
    <message>
        <source>收費畫面常用鍵</source>
        <translation>Favourite key on the payment screen</translation>
    </message>
    <message>
        <source>類別</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>決定可用的支付工具。</source>
        <translation>Decides which tenders are accepted.</translation>
    </message>
    <message>
        <source>代碼</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>大寫英數字與減號。</source>
        <translation>Capital letters, digits, hyphens.</translation>
    </message>
</context>
<context>
    <name>PricesPresenter</name>
    <message>
        <source>{code} 從 {day} 起不再提供。</source>
        <translation>{code} is not offered from {day} on.</translation>
    </message>
    <message>
        <source>已儲存「{name}」，{day} 起生效。</source>
        <translation>&quot;{name}&quot; is saved, from {day} on.</translation>
    </message>
    <message>
        <source>已儲存{tender}的規則，{day} 起生效。</source>
        <translation>The rule for {tender} is saved, from {day} on.</translation>
    </message>
    <message>
        <source>已儲存 {day} 起的利率。</source>
        <translation>The rate from {day} on is saved.</translation>
    </message>
</context>
<context>
    <name>PricesView</name>
    <message>
        <source>價目</source>
        <translation>Prices</translation>
    </message>
    <message>
        <source>繳款方式規則</source>
        <translation>Payment rules</translation>
    </message>
    <message>
        <source>郵政利率</source>
        <translation>Postal rates</translation>
    </message>
    <message>
        <source>繳費管道與代收契約</source>
        <translation>Channels and contracts</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>改價</source>
        <translation>New price</translation>
    </message>
    <message>
        <source>今天起停用</source>
        <translation>Withdraw from today</translation>
    </message>
    <message>
        <source>您的角色只能查看。</source>
        <translation>Your role may only look.</translation>
    </message>
    <message>
        <source>價目與規則</source>
        <translation>Prices and rules</translation>
    </message>
    <message>
        <source>儲存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>關閉表單</source>
        <translation>Close the form</translation>
    </message>
    <message>
        <source>這個項目的價格</source>
        <translation>Prices of this item</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>類別</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>常用鍵</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>單價</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>名稱</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>案件種類</source>
        <translation>Case kind</translation>
    </message>
    <message>
        <source>繳款方式</source>
        <translation>Way to pay</translation>
    </message>
    <message>
        <source>未滿 {amount}</source>
        <translation>Below {amount}</translation>
    </message>
    <message>
        <source>規則</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>持卡人到場</source>
        <translation>Holder</translation>
    </message>
    <message>
        <source>現況</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>單筆上限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>年利率</source>
        <translation>Yearly rate</translation>
    </message>
    <message>
        <source>每 {unit}</source>
        <translation>per {unit}</translation>
    </message>
    <message>
        <source>櫃檯輸入</source>
        <translation>Typed at desk</translation>
    </message>
    <message>
        <source>尚未生效</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>已生效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>施行中</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>已取代</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>其他所有種類</source>
        <translation>All other kinds</translation>
    </message>
    <message>
        <source>接受</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>不接受</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>須到場</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>無</source>
        <translation>None</translation>
    </message>
</context>
<context>
    <name>PrintNotice</name>
    <message>
        <source>正在列印…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>通知書 {number} 已列印</source>
        <translation>Notice {number} printed</translation>
    </message>
    <message>
        <source>通知書 {number} 已存成檔案</source>
        <translation>Notice {number} saved as a file</translation>
    </message>
    <message>
        <source>這台電腦沒有事務印表機，請開啟檔案列印。</source>
        <translation>This computer has no office printer. Open the file and print it.</translation>
    </message>
    <message>
        <source>印表機沒有接受通知書 {number}</source>
        <translation>The printer did not take notice {number}</translation>
    </message>
    <message>
        <source>請檢查印表機的紙和電源，再刷一次。</source>
        <translation>Check the printer&apos;s paper and power, then scan again.</translation>
    </message>
    <message>
        <source>開啟檔案</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>請民眾到 1 號櫃檯，由收費人員處理。</source>
        <translation>Please send the visitor to desk 1, where a clerk will see to it.</translation>
    </message>
    <message>
        <source>找不到這張通知書</source>
        <translation>This notice cannot be found</translation>
    </message>
    <message>
        <source>請再刷一次；仍找不到時，請民眾到 1 號櫃檯。</source>
        <translation>Scan it again. If it still cannot be found, send the visitor to desk 1.</translation>
    </message>
    <message>
        <source>刷到的不是中間那一條</source>
        <translation>That was not the middle barcode</translation>
    </message>
    <message>
        <source>請刷三條條碼中間的那一條。</source>
        <translation>Scan the middle one of the three barcodes.</translation>
    </message>
    <message>
        <source>{number} 的金額已經變動，不能再印</source>
        <translation>The amount of {number} has changed; it cannot be printed again</translation>
    </message>
    <message>
        <source>{number} 已有較新的通知書，不能再印</source>
        <translation>There is a newer notice than {number}; it cannot be printed again</translation>
    </message>
    <message>
        <source>{number} 已經過期，不能再印</source>
        <translation>{number} has expired; it cannot be printed again</translation>
    </message>
    <message>
        <source>{number} 已經繳清，不必再印</source>
        <translation>{number} is settled; it need not be printed again</translation>
    </message>
    <message>
        <source>{number} 不能再印</source>
        <translation>{number} cannot be printed again</translation>
    </message>
</context>
<context>
    <name>PrintNoticeView</name>
    <message>
        <source>通知書號碼或條碼</source>
        <translation>Notice number or barcode</translation>
    </message>
    <message>
        <source>列印這一張</source>
        <translation>Print this notice</translation>
    </message>
    <message>
        <source>列印通知書</source>
        <translation>Print notice</translation>
    </message>
    <message>
        <source>請刷通知書的條碼</source>
        <translation>Scan the barcode of the notice</translation>
    </message>
    <message>
        <source>刷中間的條碼或 QR，或輸入 N 開頭的通知書號碼。一次印一張。</source>
        <translation>Scan the middle barcode or the QR code, or type the notice number that begins with N. One notice is printed at a time.</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>全功能服務櫃檯</source>
        <translation>One-stop payment desk</translation>
    </message>
    <message>
        <source>{number} 號櫃檯</source>
        <translation>Desk {number}</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>ProofsPage</name>
    <message>
        <source>案號／憑證</source>
        <translation>Case / proof</translation>
    </message>
    <message>
        <source>管道／繳款日</source>
        <translation>Channel / paid on</translation>
    </message>
    <message>
        <source>登記</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>還沒有入帳的繳款證明</source>
        <translation>Proofs of payment not in the books yet</translation>
    </message>
    <message>
        <source>沒有等待入帳的繳款證明</source>
        <translation>No proof of payment is waiting</translation>
    </message>
    <message>
        <source>民眾傳來超商收據或轉帳憑證時，按 Ins 登記；代收檔匯入後會自動對上，在那之前收款畫面會提醒。</source>
        <translation>When somebody sends in a store receipt or a transfer slip, press Ins to record it. It is matched when the collection file is imported; until then the payment screen warns.</translation>
    </message>
    <message>
        <source>登記繳款證明</source>
        <translation>Record proof of payment</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>儲存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>關閉表單</source>
        <translation>Close the form</translation>
    </message>
    <message>
        <source>撤回這份繳款證明？</source>
        <translation>Withdraw this proof of payment?</translation>
    </message>
    <message>
        <source>撤回後，收款畫面不再提醒這件可能已經繳過。</source>
        <translation>The payment screen will no longer warn that this case may already be paid.</translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <source>確定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>QuestionForm</name>
    <message>
        <source>要人追蹤的答案</source>
        <translation>Answers to follow up</translation>
    </message>
    <message>
        <source>第 {n} 題</source>
        <translation>Question {n}</translation>
    </message>
    <message>
        <source>選項（由好到壞）</source>
        <translation>Choices, best first</translation>
    </message>
    <message>
        <source>選項</source>
        <translation>Choices</translation>
    </message>
    <message>
        <source>英文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>選項 {n}</source>
        <translation>Choice {n}</translation>
    </message>
    <message>
        <source>選項 {n} 英文</source>
        <translation>Choice {n} in English</translation>
    </message>
    <message>
        <source>題型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>代碼</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>題目</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>題目（英文）</source>
        <translation>Question (English)</translation>
    </message>
    <message>
        <source>同一題每一版都用同一個代碼，結果才能前後比較。</source>
        <translation>A question keeps its code in every version, so that results can be compared over time.</translation>
    </message>
</context>
<context>
    <name>Questionnaires</name>
    <message>
        <source>滿意程度</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>時間長短</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>單選</source>
        <translation>Single</translation>
    </message>
    <message>
        <source>複選</source>
        <translation>Multiple</translation>
    </message>
    <message>
        <source>文字意見</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>（有未存的修改）</source>
        <translation> (unsaved edits)</translation>
    </message>
    <message>
        <source>{day} 起，{n} 題</source>
        <translation>From {day}: {n} questions</translation>
    </message>
    <message>
        <source>已經用過（印過、鍵入過或觸控答過），不能再改；要改請另訂新版。</source>
        <translation>Already used (printed, typed or answered on the kiosk): it can no longer be changed. To change it, make a new version.</translation>
    </message>
    <message>
        <source>（寫下意見）</source>
        <translation>(written comment)</translation>
    </message>
    <message>
        <source>不追蹤</source>
        <translation>No follow-up</translation>
    </message>
    <message>
        <source>只追蹤「{choice}」</source>
        <translation>Follow up &quot;{choice}&quot; only</translation>
    </message>
    <message>
        <source>「{choice}」以下都追蹤</source>
        <translation>Follow up &quot;{choice}&quot; and below</translation>
    </message>
    <message>
        <source>每一則都追蹤</source>
        <translation>Follow up each</translation>
    </message>
    <message>
        <source>施行中</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>尚未施行</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>已取代</source>
        <translation>Replaced</translation>
    </message>
</context>
<context>
    <name>QuestionnairesPresenter</name>
    <message>
        <source>再按一次 Del，就刪除第 {n} 版。</source>
        <translation>Press Del again to delete version {n}.</translation>
    </message>
    <message>
        <source>已刪除第 {n} 版。</source>
        <translation>Version {n} is deleted.</translation>
    </message>
    <message>
        <source>{first} 到 {last}，共 {n} 張。</source>
        <translation>{first} to {last}, {n} sheet(s). </translation>
    </message>
    <message>
        <source>已送到印表機。</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>已存成 {path}</source>
        <translation>Saved to {path}</translation>
    </message>
    <message>
        <source>印表機沒有收，檔案在 {path}</source>
        <translation>The printer did not take it; the file is at {path}</translation>
    </message>
    <message>
        <source>修改還沒有存，先替您留著；再打開就接著改。</source>
        <translation>Changes are not saved, but kept for you; open it again to go on.</translation>
    </message>
    <message>
        <source>已存成第 {n} 版，{day} 起施行。</source>
        <translation>Saved as version {n}, in force from {day}.</translation>
    </message>
    <message>
        <source>第 {n} 版剛才有人用了，不能再改。</source>
        <translation>Version {n} was just used and can no longer be changed.</translation>
    </message>
    <message>
        <source>您的修改都還在；再按一次 F12，就另存成新的一版。</source>
        <translation>Your changes are all there; press F12 again to save them as a new version.</translation>
    </message>
</context>
<context>
    <name>QuestionnairesView</name>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>現況</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>問卷各版</source>
        <translation>Versions of the questionnaire</translation>
    </message>
    <message>
        <source>題</source>
        <translation>Q</translation>
    </message>
    <message>
        <source>題目</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>選項</source>
        <translation>Choices</translation>
    </message>
    <message>
        <source>中英對照</source>
        <translation>Bilingual</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>照這版另訂新版</source>
        <translation>New from this</translation>
    </message>
    <message>
        <source>刪除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>加一題</source>
        <translation>Add one</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>上移（Alt+↑）</source>
        <translation>Move up (Alt+↑)</translation>
    </message>
    <message>
        <source>下移（Alt+↓）</source>
        <translation>Move down (Alt+↓)</translation>
    </message>
    <message>
        <source>儲存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>先不存</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>問卷</source>
        <translation>Questionnaires</translation>
    </message>
    <message>
        <source>移除這一題</source>
        <translation>Remove question</translation>
    </message>
    <message>
        <source>收回上一步</source>
        <translation>Undo last step</translation>
    </message>
    <message>
        <source>刪除這一版</source>
        <translation>Delete version</translation>
    </message>
    <message>
        <source>列印空白問卷</source>
        <translation>Print blank sheets</translation>
    </message>
    <message>
        <source>回到清單</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>列印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>存 PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>印今天施行的第 {n} 版，每張有自己的號碼。</source>
        <translation>Prints version {n}, in force today; each sheet has its own number.</translation>
    </message>
    <message>
        <source>新的一版</source>
        <translation>New version</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>施行日</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>標題</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>標題（英文）</source>
        <translation>Title (English)</translation>
    </message>
    <message>
        <source>張數</source>
        <translation>Number of sheets</translation>
    </message>
    <message>
        <source>張</source>
        <translation>sheets</translation>
    </message>
    <message>
        <source>印空白問卷</source>
        <translation>Print blank sheets</translation>
    </message>
</context>
<context>
    <name>QuickCash</name>
    <message>
        <source>剛好</source>
        <translation>Exact</translation>
    </message>
    <message>
        <source>收 {sum}</source>
        <translation>Take {sum}</translation>
    </message>
    <message>
        <source>再加 {sum}</source>
        <translation>Add {sum}</translation>
    </message>
</context>
<context>
    <name>RateForm</name>
    <message>
        <source>郵政一年期定期儲金利率</source>
        <translation>Postal one-year savings rate</translation>
    </message>
    <message>
        <source>儲存利率</source>
        <translation>Save the rate</translation>
    </message>
    <message>
        <source>起算日</source>
        <translation>From</translation>
    </message>
    <message>
        <source>每年 1 月 1 日都要有一筆，否則當年的利息算不出來。</source>
        <translation>Each 1 January needs one, or interest of that year cannot be computed.</translation>
    </message>
    <message>
        <source>年利率（%）</source>
        <translation>Yearly rate (%)</translation>
    </message>
    <message>
        <source>例如 1.725</source>
        <translation>such as 1.725</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>完成，可以登入了</source>
        <translation>Done: you can sign in</translation>
    </message>
    <message>
        <source>先用管理員登入，在「人員」頁新增收費人員；收費人員登入後開班收款。</source>
        <translation>Sign in as administrator and add clerks under &quot;Staff&quot;; a clerk signs in, opens the shift and takes payments.</translation>
    </message>
    <message>
        <source>快捷鍵（隨時按 F1 可再看）</source>
        <translation>Keys (F1 shows them any time)</translation>
    </message>
    <message>
        <source>資料夾：{folder}</source>
        <translation>Folder: {folder}</translation>
    </message>
    <message>
        <source>加入常用項目</source>
        <translation>Add a favourite</translation>
    </message>
    <message>
        <source>前往左側的頁面</source>
        <translation>Go to a page of the rail</translation>
    </message>
</context>
<context>
    <name>ReceiptPanel</name>
    <message>
        <source>收據預覽</source>
        <translation>Receipt preview</translation>
    </message>
    <message>
        <source>補印</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>開錢箱</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>補印上一張收據</source>
        <translation>Reprint the last receipt</translation>
    </message>
    <message>
        <source>打開錢箱</source>
        <translation>Open the drawer</translation>
    </message>
    <message>
        <source>收據輸出：{form}</source>
        <translation>Receipt as: {form}</translation>
    </message>
    <message>
        <source>還沒有收據</source>
        <translation>No receipt yet</translation>
    </message>
    <message>
        <source>上一張收據 {number}，{payer}，{sum}</source>
        <translation>Last receipt {number}, {payer}, {sum}</translation>
    </message>
</context>
<context>
    <name>Receipts</name>
    <message>
        <source>要發還的保證金</source>
        <translation>Deposit to give back</translation>
    </message>
    <message>
        <source>登錄錯的支付工具</source>
        <translation>Tender entered wrongly</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>作廢收據</source>
        <translation>Void a receipt</translation>
    </message>
    <message>
        <source>作廢這張收據</source>
        <translation>Void this receipt</translation>
    </message>
    <message>
        <source>更正支付工具</source>
        <translation>Correct the tender</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>申請發還保證金</source>
        <translation>Request a deposit back</translation>
    </message>
    <message>
        <source>送出申請</source>
        <translation>Send request</translation>
    </message>
    <message>
        <source>申請退款</source>
        <translation>Request a refund</translation>
    </message>
    <message>
        <source>不予核可</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>取消，收據維持有效</source>
        <translation>Cancel: the receipt stays valid</translation>
    </message>
    <message>
        <source>取消這一筆</source>
        <translation>Cancel this one</translation>
    </message>
    <message>
        <source>依設備的簽單確認</source>
        <translation>Confirm by the machine&apos;s slip</translation>
    </message>
    <message>
        <source>確認</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>付款並完成</source>
        <translation>Pay and finish</translation>
    </message>
    <message>
        <source>確認已付款</source>
        <translation>Confirm: paid</translation>
    </message>
    <message>
        <source>刷卡的款項改由櫃檯退還</source>
        <translation>Card money given back at the desk</translation>
    </message>
    <message>
        <source>核可並付款</source>
        <translation>Approve and pay</translation>
    </message>
    <message>
        <source>款項沒有退回，收據仍然有效。</source>
        <translation>The money was not returned; the receipt is still valid.</translation>
    </message>
    <message>
        <source>設備沒有退回款項：{why}</source>
        <translation>The machine did not return the money: {why}</translation>
    </message>
    <message>
        <source>排除原因後再退一次，或在設備上退回後依簽單確認。</source>
        <translation>Remove the cause and return it again, or return it on the machine and confirm by the slip.</translation>
    </message>
    <message>
        <source>電子票證還沒有退完</source>
        <translation>The e-ticket is not fully refunded</translation>
    </message>
    <message>
        <source>請勿改退現金；同一張卡再感應一次不會重複退款。</source>
        <translation>Do not give cash instead; tapping the same card again returns nothing twice.</translation>
    </message>
    <message>
        <source>請把同一張卡放回讀卡機，再按一次。</source>
        <translation>Put the same card back on the reader and press again.</translation>
    </message>
    <message>
        <source>退回的結果不明</source>
        <translation>Result of the return unknown</translation>
    </message>
    <message>
        <source>請勿再退一次，也不要先付現金。</source>
        <translation>Do not return it again, and do not pay cash yet.</translation>
    </message>
    <message>
        <source>按「查詢退回結果」；仍不明時依簽單確認。</source>
        <translation>Press &quot;Ask for the result of the return&quot;; if still unknown, confirm by the slip.</translation>
    </message>
    <message>
        <source>這種設備不能由程式退回</source>
        <translation>The program cannot return money on this machine</translation>
    </message>
    <message>
        <source>請在設備上取消交易，再依簽單確認。</source>
        <translation>Cancel the sale on the machine, then confirm by the slip.</translation>
    </message>
    <message>
        <source>已確認沒有退回</source>
        <translation>Confirmed: not returned</translation>
    </message>
    <message>
        <source>可以再退一次，或取消這一筆。</source>
        <translation>Return it again, or cancel this one.</translation>
    </message>
    <message>
        <source>設備說查無這筆退回</source>
        <translation>The machine knows no such return</translation>
    </message>
    <message>
        <source>請在 {time} 之後再查一次；兩次都查無，才能確定沒有退回。</source>
        <translation>Ask again after {time}; only two answers of &quot;none&quot; prove that nothing was returned.</translation>
    </message>
    <message>
        <source>這種設備不能查詢</source>
        <translation>This machine cannot be asked</translation>
    </message>
    <message>
        <source>請看設備印出的簽單，按「依簽單確認」。</source>
        <translation>Look at the machine&apos;s slip and press &quot;Confirm by the slip&quot;.</translation>
    </message>
    <message>
        <source>設備還沒有答案</source>
        <translation>The machine has no answer yet</translation>
    </message>
    <message>
        <source>請稍候，等設備回到待機畫面後再查一次。</source>
        <translation>Wait until the machine is idle again, then ask once more.</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>作廢</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>已退款</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>已發還</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>空白作廢</source>
        <translation>Blank, void</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>發還保證金</source>
        <translation>Deposit given back</translation>
    </message>
    <message>
        <source>待核可</source>
        <translation>To approve</translation>
    </message>
    <message>
        <source>待退款</source>
        <translation>To pay back</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>補印 {count} 次</source>
        <translation>Reprints: {count}</translation>
    </message>
    <message>
        <source>收據紙本</source>
        <translation>Paper of the receipt</translation>
    </message>
    <message>
        <source>不確定</source>
        <translation>Not certain</translation>
    </message>
    <message>
        <source>繳款人</source>
        <translation>Payer</translation>
    </message>
    <message>
        <source>開立</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>經手</source>
        <translation>By</translation>
    </message>
    <message>
        <source>{desk} 號櫃檯&#x3000;{clerk}</source>
        <translation>Desk {desk}  {clerk}</translation>
    </message>
    <message>
        <source>合計</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>{who}，核可 {approver}</source>
        <translation>{who}, approved by {approver}</translation>
    </message>
    <message>
        <source>{kind} {amount}：{state}（{who}）&#x3000;{reason}</source>
        <translation>{kind} {amount}: {state} ({who})  {reason}</translation>
    </message>
</context>
<context>
    <name>ReceiptsPresenter</name>
    <message>
        <source>等待主管核可，金額 {amount}。</source>
        <translation>Waiting for a supervisor to approve: {amount}.</translation>
    </message>
    <message>
        <source>還沒有退出任何款項。</source>
        <translation>Nothing has been paid back yet.</translation>
    </message>
    <message>
        <source>由申請人以外的主管登入後核可。</source>
        <translation>A supervisor other than the person who requested it signs in and approves.</translation>
    </message>
    <message>
        <source>退回 {amount} 的結果不明。</source>
        <translation>The result of returning {amount} is unknown.</translation>
    </message>
    <message>
        <source>請勿再退一次，也不要先付現金。</source>
        <translation>Do not return it again, and do not pay cash yet.</translation>
    </message>
    <message>
        <source>按「查詢退回結果」；仍不明時依簽單確認。</source>
        <translation>Press &quot;Ask for the result of the return&quot;; if still unknown, confirm by the slip.</translation>
    </message>
    <message>
        <source>還有 {amount} 要退回。</source>
        <translation>{amount} is still to be returned.</translation>
    </message>
    <message>
        <source>收據在全部退回之前不會作廢。</source>
        <translation>The receipt is not void until everything is returned.</translation>
    </message>
    <message>
        <source>依下方按鈕逐項退回。</source>
        <translation>Return the parts one by one with the buttons below.</translation>
    </message>
    <message>
        <source>領據已存到 {path}，請列印後由領款人簽名。</source>
        <translation>The pay-out form is saved at {path}; print it and have the recipient sign.</translation>
    </message>
    <message>
        <source>已記下：收據完整。</source>
        <translation>Recorded: the receipt is whole.</translation>
    </message>
    <message>
        <source>已記下：不完整。請收回那張紙。</source>
        <translation>Recorded: not whole. Please take that paper back.</translation>
    </message>
    <message>
        <source>補印收據</source>
        <translation>Reprint a receipt</translation>
    </message>
    <message>
        <source>{number}&#x3000;第 {copy} 次補印</source>
        <translation>{number}  reprint no. {copy}</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>補印</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>補印中…（補印 {copy}）</source>
        <translation>Reprinting… (reprint {copy})</translation>
    </message>
    <message>
        <source>正在設備上退回 {amount}，請依畫面操作…</source>
        <translation>Returning {amount} on the machine; follow its display…</translation>
    </message>
    <message>
        <source>正在向設備查詢退回結果…</source>
        <translation>Asking the machine for the result of the return…</translation>
    </message>
    <message>
        <source>這個櫃檯沒有設備「{name}」。</source>
        <translation>This desk has no machine &quot;{name}&quot;.</translation>
    </message>
    <message>
        <source>到原收款的櫃檯辦理，或依簽單確認。</source>
        <translation>Go to the desk that took the payment, or confirm by the slip.</translation>
    </message>
    <message>
        <source>已更正，原紀錄仍保留。</source>
        <translation>Corrected; the old record is kept.</translation>
    </message>
    <message>
        <source>設備已退回款項。</source>
        <translation>The machine has returned the money.</translation>
    </message>
    <message>
        <source>已送出申請，等待主管核可。</source>
        <translation>The request is sent and waits for a supervisor.</translation>
    </message>
    <message>
        <source>已核可，請依下方按鈕退回款項。</source>
        <translation>Approved; return the money with the buttons below.</translation>
    </message>
    <message>
        <source>已完成，收據 {number} 已列為「{kind}」。</source>
        <translation>Done: receipt {number} is now listed as &quot;{kind}&quot;.</translation>
    </message>
    <message>
        <source>已取消，收據維持有效。</source>
        <translation>Cancelled; the receipt stays valid.</translation>
    </message>
</context>
<context>
    <name>ReceiptsView</name>
    <message>
        <source>收據查詢</source>
        <translation>Find receipts</translation>
    </message>
    <message>
        <source>待處理</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>收據號碼或繳款人</source>
        <translation>Receipt number or payer</translation>
    </message>
    <message>
        <source>收據</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>繳款人</source>
        <translation>Payer</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>找收據</source>
        <translation>Find a receipt</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>待處理 {count}</source>
        <translation>To do {count}</translation>
    </message>
    <message>
        <source>沒有符合的收據</source>
        <translation>No such receipt</translation>
    </message>
    <message>
        <source>換一個日期，或輸入收據號碼。</source>
        <translation>Choose another date, or type the receipt number.</translation>
    </message>
    <message>
        <source>沒有待處理的收據</source>
        <translation>No receipts to do</translation>
    </message>
    <message>
        <source>作廢、退款與紙本都已處理完。</source>
        <translation>Every void, refund and paper is dealt with.</translation>
    </message>
    <message>
        <source>完整</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>不完整，補印</source>
        <translation>Not whole, reprint</translation>
    </message>
    <message>
        <source>核可</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>在設備上退回款項</source>
        <translation>Return money on the machine</translation>
    </message>
    <message>
        <source>查詢退回結果</source>
        <translation>Ask for the result of the return</translation>
    </message>
    <message>
        <source>付款並完成</source>
        <translation>Pay and finish</translation>
    </message>
    <message>
        <source>改由櫃檯退還</source>
        <translation>Give back at the desk</translation>
    </message>
    <message>
        <source>列印領據</source>
        <translation>Print pay-out form</translation>
    </message>
    <message>
        <source>依簽單確認</source>
        <translation>Confirm by the slip</translation>
    </message>
    <message>
        <source>補印</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>更正支付工具</source>
        <translation>Correct the tender</translation>
    </message>
    <message>
        <source>發還保證金</source>
        <translation>Give deposit back</translation>
    </message>
    <message>
        <source>不予核可</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>作廢這張收據</source>
        <translation>Void this receipt</translation>
    </message>
    <message>
        <source>申請退款</source>
        <translation>Request a refund</translation>
    </message>
    <message>
        <source>取消作廢或退款</source>
        <translation>Cancel void or refund</translation>
    </message>
    <message>
        <source>號碼或繳款人</source>
        <translation>Number or payer</translation>
    </message>
    <message>
        <source>從（民國日期）</source>
        <translation>From (ROC date)</translation>
    </message>
    <message>
        <source>到（民國日期）</source>
        <translation>To (ROC date)</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>X（未結）</source>
        <translation>X (not closed)</translation>
    </message>
    <message>
        <source>Z {number}</source>
        <translation>Z {number}</translation>
    </message>
    <message>
        <source>{number} 號櫃檯</source>
        <translation>Desk {number}</translation>
    </message>
    <message>
        <source>已點收</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>待點收</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>日結中</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>收費中</source>
        <translation>Taking payments</translation>
    </message>
    <message>
        <source>班別</source>
        <translation>Shifts</translation>
    </message>
    <message>
        <source>繳給出納的現金</source>
        <translation>Cash paid in to the cashier&apos;s office</translation>
    </message>
    <message>
        <source>{n} 張 Z</source>
        <translation>Z reports: {n}</translation>
    </message>
    <message>
        <source>待出納點收</source>
        <translation>To be verified by the cashier&apos;s office</translation>
    </message>
    <message>
        <source>營業日</source>
        <translation>Business day</translation>
    </message>
    <message>
        <source>開班</source>
        <translation>Shift opened</translation>
    </message>
    <message>
        <source>開班零用金</source>
        <translation>Opening float</translation>
    </message>
    <message>
        <source>收款筆數</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>簽章</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>簽章人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>留給下一班</source>
        <translation>Left for the next shift</translation>
    </message>
    <message>
        <source>繳給出納</source>
        <translation>To the cashier&apos;s office</translation>
    </message>
    <message>
        <source>點收人</source>
        <translation>Counted by</translation>
    </message>
    <message>
        <source>點收金額</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>點收差額</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>備註</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>應繳現金合計</source>
        <translation>Cash to pay in, total</translation>
    </message>
    <message>
        <source>最早的營業日</source>
        <translation>Earliest business day</translation>
    </message>
    <message>
        <source>櫃檯</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>應繳現金</source>
        <translation>Cash to pay in</translation>
    </message>
    <message>
        <source>補印 {n}</source>
        <translation>Reprints: {n}</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>作廢</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>已退款</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>保證金已發還</source>
        <translation>Deposit returned</translation>
    </message>
    <message>
        <source>空白作廢</source>
        <translation>Spoiled blank</translation>
    </message>
    <message>
        <source>有效收據</source>
        <translation>Valid receipts</translation>
    </message>
    <message>
        <source>補印 {n} 張</source>
        <translation>Reprints: {n}</translation>
    </message>
    <message>
        <source>收據金額</source>
        <translation>Receipt total</translation>
    </message>
    <message>
        <source>這段期間沒有用到收據號碼。</source>
        <translation>No receipt number was used in this period.</translation>
    </message>
    <message>
        <source>缺號 {count} 個：{numbers}。請立刻通知主管。</source>
        <translation>{count} numbers missing: {numbers}. Tell the supervisor at once.</translation>
    </message>
    <message>
        <source>{first} 至 {last}，{count} 號</source>
        <translation>{first} to {last}, {count} numbers</translation>
    </message>
    <message>
        <source>沒有缺號：{ranges}</source>
        <translation>No number missing: {ranges}</translation>
    </message>
    <message>
        <source>尚未登錄帳戶</source>
        <translation>No account entered yet</translation>
    </message>
    <message>
        <source>應解繳</source>
        <translation>To remit</translation>
    </message>
    <message>
        <source>受款單位</source>
        <translation>Payees</translation>
    </message>
    <message>
        <source>退還</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>各受款單位合計，與各支付工具的淨收款相同（{amount}）。</source>
        <translation>The payees add up to the net takings of all tenders ({amount}).</translation>
    </message>
    <message>
        <source>各受款單位合計 {net}，與淨收款 {taken} 不同。請立刻通知主管。</source>
        <translation>The payees add up to {net}, but the net takings are {taken}. Tell the supervisor at once.</translation>
    </message>
</context>
<context>
    <name>ReportsPresenter</name>
    <message>
        <source>X 報表（還沒日結）</source>
        <translation>X report (day not closed yet)</translation>
    </message>
    <message>
        <source>Z 報表第 {number} 號</source>
        <translation>Z report no. {number}</translation>
    </message>
    <message>
        <source>點收 Z 報表第 {number} 號</source>
        <translation>Count Z report no. {number}</translation>
    </message>
    <message>
        <source>應解繳</source>
        <translation>To remit</translation>
    </message>
    <message>
        <source>已記下「{name}」的解繳帳戶。</source>
        <translation>The remittance account of &quot;{name}&quot; is saved.</translation>
    </message>
    <message>
        <source>還沒有填點收的現金。</source>
        <translation>The cash counted is not filled in.</translation>
    </message>
    <message>
        <source>請清點之後填入金額。</source>
        <translation>Count it, then type the amount.</translation>
    </message>
    <message>
        <source>已點收 {amount} 元。</source>
        <translation>NT${amount} counted and recorded.</translation>
    </message>
    <message>
        <source>已送到印表機。</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>沒有可用的印表機；請改按「存成 PDF 與 ODS」。</source>
        <translation>No printer can be used; press &quot;Save PDF and ODS&quot; instead.</translation>
    </message>
    <message>
        <source>已存到 {folder}：{names}</source>
        <translation>Saved to {folder}: {names}</translation>
    </message>
</context>
<context>
    <name>ReportsView</name>
    <message>
        <source>列印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>存成 PDF 與 ODS</source>
        <translation>Save PDF and ODS</translation>
    </message>
    <message>
        <source>報表</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>點收</source>
        <translation>Confirm count</translation>
    </message>
    <message>
        <source>儲存帳戶</source>
        <translation>Save the account</translation>
    </message>
    <message>
        <source>X／Z 報表</source>
        <translation>X/Z reports</translation>
    </message>
    <message>
        <source>收據登記簿</source>
        <translation>Receipt register</translation>
    </message>
    <message>
        <source>解繳清單</source>
        <translation>Remittance list</translation>
    </message>
    <message>
        <source>出納點收</source>
        <translation>Cashier&apos;s count</translation>
    </message>
    <message>
        <source>營業日</source>
        <translation>Business day</translation>
    </message>
    <message>
        <source>收費人員</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>筆數</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>繳給出納</source>
        <translation>To cashier&apos;s office</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>各班的 X 與 Z 報表</source>
        <translation>X and Z reports of the shifts</translation>
    </message>
    <message>
        <source>收據號碼</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>繳款人</source>
        <translation>Payer</translation>
    </message>
    <message>
        <source>支付工具</source>
        <translation>Tender</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>受款單位／帳戶</source>
        <translation>Payee / account</translation>
    </message>
    <message>
        <source>件數</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>本金</source>
        <translation>Principal</translation>
    </message>
    <message>
        <source>滯納金</source>
        <translation>Late fee</translation>
    </message>
    <message>
        <source>利息</source>
        <translation>Interest</translation>
    </message>
    <message>
        <source>收款</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>退還</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>應解繳</source>
        <translation>To remit</translation>
    </message>
    <message>
        <source>簽章人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>應繳現金</source>
        <translation>Cash to pay in</translation>
    </message>
    <message>
        <source>待出納點收的日結</source>
        <translation>Day closes waiting for the cashier&apos;s count</translation>
    </message>
</context>
<context>
    <name>RequestForm</name>
    <message>
        <source>找到的案件</source>
        <translation>Cases found</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>放下</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>看這件</source>
        <translation>Show it</translation>
    </message>
    <message>
        <source>來電姓名</source>
        <translation>Caller&apos;s name</translation>
    </message>
    <message>
        <source>電話</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>代理人姓名</source>
        <translation>Agent&apos;s name</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>收據號碼</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>備註</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>案號、證號或姓名</source>
        <translation>Case number, ID or name</translation>
    </message>
</context>
<context>
    <name>ResultsPresenter</name>
    <message>
        <source>已存成 {path}</source>
        <translation>Saved to {path}</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>來源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>全部來源</source>
        <translation>All sources</translation>
    </message>
    <message>
        <source>存成 {kind}</source>
        <translation>Save {kind}</translation>
    </message>
    <message>
        <source>題目</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>前兩項合計</source>
        <translation>Top two</translation>
    </message>
    <message>
        <source>較前期</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>各題結果</source>
        <translation>Results by question</translation>
    </message>
    <message>
        <source>滿意度結果</source>
        <translation>Survey results</translation>
    </message>
    <message>
        <source>存成 ODS</source>
        <translation>Save ODS</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>儲存規則</source>
        <translation>Save the rule</translation>
    </message>
    <message>
        <source>繳款方式規則</source>
        <translation>Payment rules</translation>
    </message>
    <message>
        <source>可以用這種方式繳</source>
        <translation>Accepted for this kind</translation>
    </message>
    <message>
        <source>持卡人須親自到場</source>
        <translation>Card holder must be here</translation>
    </message>
    <message>
        <source>未滿（不含上限）</source>
        <translation>Below the limit only</translation>
    </message>
    <message>
        <source>案件種類</source>
        <translation>Case kind</translation>
    </message>
    <message>
        <source>繳款方式</source>
        <translation>Way to pay</translation>
    </message>
    <message>
        <source>新臺幣元；沒有上限請留空。</source>
        <translation>In NT$; empty for none.</translation>
    </message>
    <message>
        <source>單筆上限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>生效日</source>
        <translation>From</translation>
    </message>
    <message>
        <source>其他所有種類</source>
        <translation>All other kinds</translation>
    </message>
</context>
<context>
    <name>RunningPage</name>
    <message>
        <source>支付工具</source>
        <translation>Tender</translation>
    </message>
    <message>
        <source>筆數</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>作廢</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>淨額</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>各支付工具的收款</source>
        <translation>Takings by tender</translation>
    </message>
    <message>
        <source>時間</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>錢箱進出與交接</source>
        <translation>Drawer cash in and out, hand-overs</translation>
    </message>
    <message>
        <source>經手</source>
        <translation>By</translation>
    </message>
    <message>
        <source>本班沒有現金進出，也沒有交接。</source>
        <translation>No cash in or out and no hand-over in this shift.</translation>
    </message>
    <message>
        <source>前往日結</source>
        <translation>Go to day close</translation>
    </message>
    <message>
        <source>存入現金</source>
        <translation>Cash in</translation>
    </message>
    <message>
        <source>取出現金</source>
        <translation>Cash out</translation>
    </message>
    <message>
        <source>交接錢箱</source>
        <translation>Hand over drawer</translation>
    </message>
    <message>
        <source>列印 X 報表</source>
        <translation>Print X report</translation>
    </message>
    <message>
        <source>匯出 X 報表</source>
        <translation>Export X report</translation>
    </message>
    <message>
        <source>錢箱</source>
        <translation>Drawer</translation>
    </message>
    <message>
        <source>X 報表（本班到目前為止）</source>
        <translation>X report (this shift so far)</translation>
    </message>
    <message>
        <source>下班前請日結：清點現金、刷卡機結帳、簽核。</source>
        <translation>Before you leave, do the day close: count the cash, settle the card terminals, sign.</translation>
    </message>
    <message>
        <source>記下</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>經核可繼續收款</source>
        <translation>Continue with approval</translation>
    </message>
    <message>
        <source>回到日結</source>
        <translation>Back to day close</translation>
    </message>
    <message>
        <source>例如補零錢。放進錢箱的金額會加到本班應有現金。</source>
        <translation>Such as adding small change. What goes into the drawer is added to the cash this shift should hold.</translation>
    </message>
    <message>
        <source>例如繳回大鈔。離開錢箱的金額會從本班應有現金扣除。</source>
        <translation>Such as handing in large notes. What leaves the drawer is taken off the cash this shift should hold.</translation>
    </message>
</context>
<context>
    <name>SampleBox</name>
    <message>
        <source>第 {n} 段</source>
        <translation>Segment {n}</translation>
    </message>
    <message>
        <source>虛擬帳號</source>
        <translation>Virtual account</translation>
    </message>
</context>
<context>
    <name>SecondPersonFields</name>
    <message>
        <source>請第二人輸入自己的帳號與密碼；不能是經手人本人。</source>
        <translation>A second person enters their own account and password; not the person who did it.</translation>
    </message>
    <message>
        <source>核可人帳號</source>
        <translation>Approver&apos;s account</translation>
    </message>
    <message>
        <source>核可人密碼</source>
        <translation>Approver&apos;s password</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>跟隨系統</source>
        <translation>System</translation>
    </message>
    <message>
        <source>亮色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>暗色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>兩種都要</source>
        <translation>Both</translation>
    </message>
    <message>
        <source>A4 收據</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>感熱紙</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>都不要</source>
        <translation>None</translation>
    </message>
    <message>
        <source>可領件的號碼</source>
        <translation>Numbers to collect</translation>
    </message>
    <message>
        <source>只有歡迎</source>
        <translation>Welcome only</translation>
    </message>
    <message>
        <source>不抽查</source>
        <translation>None</translation>
    </message>
    <message>
        <source>每份</source>
        <translation>All</translation>
    </message>
    <message>
        <source>每 {n} 份一份</source>
        <translation>1 in {n}</translation>
    </message>
    <message>
        <source>已設定</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>沒有代碼</source>
        <translation>No code</translation>
    </message>
    <message>
        <source>新的代碼</source>
        <translation>New code</translation>
    </message>
    <message>
        <source>{least} 到 {most} 位數字</source>
        <translation>{least} to {most} digits</translation>
    </message>
    <message>
        <source>設定代碼</source>
        <translation>Set code</translation>
    </message>
    <message>
        <source>取消代碼</source>
        <translation>Clear code</translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>{old} → {new}</source>
        <translation>{old} → {new}</translation>
    </message>
    <message>
        <source>設定檔有錯：{why}</source>
        <translation>The settings file is wrong: {why}</translation>
    </message>
    <message>
        <source>請改正 {path} 後再試一次。</source>
        <translation>Correct {path} and try again.</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>順序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>抵充順序</source>
        <translation>Allocation</translation>
    </message>
    <message>
        <source>往前</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>往後</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>設定</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>外觀</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>文字大小</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>語言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>下次開啟程式時生效；收據一律是中文。</source>
        <translation>From the next start; receipts are always in Chinese.</translation>
    </message>
    <message>
        <source>收款後印的收據</source>
        <translation>Papers of a payment</translation>
    </message>
    <message>
        <source>下次開啟程式或換人登入後生效；每一筆都還可以改。</source>
        <translation>From the next start, or when another person signs in; can be changed for each payment.</translation>
    </message>
    <message>
        <source>沒人繳款時，第二螢幕顯示</source>
        <translation>Second screen while nobody pays</translation>
    </message>
    <message>
        <source>只有號碼與櫃檯，沒有姓名；換人登入後生效。</source>
        <translation>Number and desk only, no names. In force when another person signs in.</translation>
    </message>
    <message>
        <source>部分繳款先抵充排在前面的項目；換人登入後生效。</source>
        <translation>A part payment settles the first ones first. In force when another person signs in.</translation>
    </message>
    <message>
        <source>感熱紙寬度</source>
        <translation>Slip width</translation>
    </message>
    <message>
        <source>沒有設定收據印表機時用；有印表機時照它的設定檔。</source>
        <translation>Used where no receipt printer is set up; else its profile decides.</translation>
    </message>
    <message>
        <source>意見調查表由第二人再打一次</source>
        <translation>Second typing of questionnaires</translation>
    </message>
    <message>
        <source>新的一疊照這裡抽查，也可以整疊都打兩次；換人登入後生效。</source>
        <translation>New stacks are checked like this, by another person; a whole stack can also be typed twice. In force when another person signs in.</translation>
    </message>
    <message>
        <source>觸控問卷的工作人員代碼</source>
        <translation>Staff code of the kiosk</translation>
    </message>
    <message>
        <source>平板要離開問卷時輸入；沒有代碼就只能用第二螢幕。</source>
        <translation>Typed to leave the questionnaire on a tablet; without a code, only the second screen can be used.</translation>
    </message>
</context>
<context>
    <name>SettlePage</name>
    <message>
        <source>就這樣存</source>
        <translation>Save as shown</translation>
    </message>
    <message>
        <source>各疊</source>
        <translation>Stacks</translation>
    </message>
    <message>
        <source>看紙上寫的：1 用第一次的，2 用第二次的，3 兩個都不對、重打。</source>
        <translation>Look at the paper: 1 takes the first, 2 the second; 3 if neither is right, to type it again.</translation>
    </message>
</context>
<context>
    <name>SettlePart</name>
    <message>
        <source>機具</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>帳上</source>
        <translation>In the books</translation>
    </message>
    <message>
        <source>批次</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>要結帳的機具</source>
        <translation>Machines to settle</translation>
    </message>
    <message>
        <source>沒有要結帳的機具</source>
        <translation>No machine to settle</translation>
    </message>
    <message>
        <source>本班沒有刷卡或電子票證的收款。</source>
        <translation>No card or e-ticket payment was taken in this shift.</translation>
    </message>
    <message>
        <source>結帳</source>
        <translation>Settle</translation>
    </message>
    <message>
        <source>查詢結果</source>
        <translation>Ask for the result</translation>
    </message>
    <message>
        <source>依簽單輸入</source>
        <translation>Enter from the slip</translation>
    </message>
    <message>
        <source>卡別</source>
        <translation>Card brand</translation>
    </message>
    <message>
        <source>帳上筆數</source>
        <translation>Books count</translation>
    </message>
    <message>
        <source>帳上金額</source>
        <translation>Books amount</translation>
    </message>
    <message>
        <source>機具筆數</source>
        <translation>Machine count</translation>
    </message>
    <message>
        <source>機具金額</source>
        <translation>Machine amount</translation>
    </message>
    <message>
        <source>差額</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>帳上與機具的比較</source>
        <translation>Books and machine compared</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>重新點數：這一疊有幾份</source>
        <translation>Recount: sheets in this stack</translation>
    </message>
    <message>
        <source>這一疊打完了</source>
        <translation>Stack finished</translation>
    </message>
    <message>
        <source>丟掉這份</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>各疊</source>
        <translation>Stacks</translation>
    </message>
    <message>
        <source>上一份 {number}</source>
        <translation>Previous sheet {number}</translation>
    </message>
    <message>
        <source>等資料庫：{n} 鍵先記著</source>
        <translation>Waiting for the database; keys kept: {n}</translation>
    </message>
    <message>
        <source>選項</source>
        <translation>Choice</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>無效：塗改、複選、看不懂</source>
        <translation>Invalid: altered, 2 ticks, unclear</translation>
    </message>
    <message>
        <source>退一題</source>
        <translation>One back</translation>
    </message>
    <message>
        <source>上一份、下一份</source>
        <translation>Sheet before, after</translation>
    </message>
</context>
<context>
    <name>SheetWork</name>
    <message>
        <source>看那一份</source>
        <translation>Look at it</translation>
    </message>
</context>
<context>
    <name>ShiftPresenter</name>
    <message>
        <source>{day}的班別還沒有日結，今天不能收款。</source>
        <translation>The shift of {day} has no day close yet, so no payment can be taken today.</translation>
    </message>
    <message>
        <source>已收的款項都在帳上。</source>
        <translation>Everything taken is in the books.</translation>
    </message>
    <message>
        <source>請先日結，再開今天的班；有民眾在等，可由主管核可後繼續收。</source>
        <translation>Do the day close, then open today&apos;s shift. If payers are waiting, a supervisor can approve going on.</translation>
    </message>
    <message>
        <source>核可開班</source>
        <translation>Approve opening</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>核可並開班</source>
        <translation>Approve and open</translation>
    </message>
    <message>
        <source>金額與原因都要填。</source>
        <translation>Amount and reason are both needed.</translation>
    </message>
    <message>
        <source>請補上之後再按「記下」。</source>
        <translation>Fill them in, then press &quot;Record&quot;.</translation>
    </message>
    <message>
        <source>已記下存入 {amount} 元。</source>
        <translation>Cash in of NT${amount} is recorded.</translation>
    </message>
    <message>
        <source>已記下取出 {amount} 元。</source>
        <translation>Cash out of NT${amount} is recorded.</translation>
    </message>
    <message>
        <source>錢箱已交接給 {who}。</source>
        <translation>The drawer is handed over to {who}.</translation>
    </message>
    <message>
        <source>清點 {counted}，帳上 {expected}，差額 {difference}。</source>
        <translation> Counted {counted}, in the books {expected}, difference {difference}.</translation>
    </message>
    <message>
        <source>逾日繼續收款</source>
        <translation>Go on after the business day</translation>
    </message>
    <message>
        <source>核可並繼續收款</source>
        <translation>Approve and go on</translation>
    </message>
    <message>
        <source>已核可，這一班可以繼續收款；收據的營業日不變。</source>
        <translation>Approved: this shift can go on taking payments. The business day on receipts stays the same.</translation>
    </message>
    <message>
        <source>X 報表已送到印表機。</source>
        <translation>The X report was sent to the printer.</translation>
    </message>
    <message>
        <source>沒有可用的印表機；請改按「匯出 X 報表」。</source>
        <translation>No printer can be used; press &quot;Export X report&quot; instead.</translation>
    </message>
    <message>
        <source>X 報表已存到 {path}</source>
        <translation>The X report is saved to {path}</translation>
    </message>
</context>
<context>
    <name>ShiftRows</name>
    <message>
        <source>中華民國 {year} 年 {month} 月 {day} 日（{weekday}）</source>
        <translation>ROC {year}/{month}/{day} ({weekday})</translation>
    </message>
    <message>
        <source>{desk}&#x3000;收費人員 {clerk}&#x3000;{time} 開班</source>
        <translation>{desk}  Clerk {clerk}  Opened {time}</translation>
    </message>
    <message>
        <source>作廢 {count} 筆</source>
        <translation>{count} void</translation>
    </message>
    <message>
        <source>收款筆數</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>淨收合計</source>
        <translation>Net takings</translation>
    </message>
    <message>
        <source>扣除作廢</source>
        <translation>void payments taken off</translation>
    </message>
    <message>
        <source>開班零用金</source>
        <translation>Opening float</translation>
    </message>
    <message>
        <source>合計</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>錢箱交接給 {who}</source>
        <translation>Drawer handed over to {who}</translation>
    </message>
</context>
<context>
    <name>ShiftView</name>
    <message>
        <source>開班</source>
        <translation>Open shift</translation>
    </message>
    <message>
        <source>班別</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>核可</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>前往日結</source>
        <translation>Go to day close</translation>
    </message>
    <message>
        <source>存入現金</source>
        <translation>Cash in</translation>
    </message>
    <message>
        <source>取出現金</source>
        <translation>Cash out</translation>
    </message>
    <message>
        <source>列印 X 報表</source>
        <translation>Print X report</translation>
    </message>
    <message>
        <source>匯出 X 報表</source>
        <translation>Export X report</translation>
    </message>
    <message>
        <source>交接錢箱</source>
        <translation>Hand over drawer</translation>
    </message>
    <message>
        <source>記下</source>
        <translation>Record</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>加入常用項目 {n}</source>
        <translation>Add favourite {n}</translation>
    </message>
    <message>
        <source>前往第 {n} 個頁面</source>
        <translation>Go to page {n}</translation>
    </message>
    <message>
        <source>本頁快捷鍵</source>
        <translation>Keys of this page</translation>
    </message>
    <message>
        <source>新的一筆（目前這筆先暫存）</source>
        <translation>New payment (this one is held)</translation>
    </message>
    <message>
        <source>掃描或搜尋</source>
        <translation>Scan or search</translation>
    </message>
    <message>
        <source>暫存／暫存清單</source>
        <translation>Hold / held payments</translation>
    </message>
    <message>
        <source>現金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>刷卡、行動支付</source>
        <translation>Card, mobile pay</translation>
    </message>
    <message>
        <source>電子票證</source>
        <translation>E-ticket</translation>
    </message>
    <message>
        <source>支票、匯票</source>
        <translation>Cheque, money order</translation>
    </message>
    <message>
        <source>人工輸入刷卡</source>
        <translation>Card by hand</translation>
    </message>
    <message>
        <source>開錢箱（需填原因）</source>
        <translation>Open the drawer (with a reason)</translation>
    </message>
    <message>
        <source>重印上一張收據</source>
        <translation>Reprint the last receipt</translation>
    </message>
    <message>
        <source>全螢幕</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>本頁的主要動作</source>
        <translation>Main action of this page</translation>
    </message>
    <message>
        <source>上一步、取消等待</source>
        <translation>One step back, stop waiting</translation>
    </message>
    <message>
        <source>復原上一個變更</source>
        <translation>Undo the last change</translation>
    </message>
    <message>
        <source>加入項目</source>
        <translation>Add an item</translation>
    </message>
    <message>
        <source>移除項目</source>
        <translation>Remove an item</translation>
    </message>
    <message>
        <source>部分繳款</source>
        <translation>Pay a part</translation>
    </message>
    <message>
        <source>全選／全不選</source>
        <translation>All / none</translation>
    </message>
    <message>
        <source>開繳款單</source>
        <translation>Issue a payment notice</translation>
    </message>
    <message>
        <source>鎖定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>篩選</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>匯出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>顯示或遮蔽姓名與證號</source>
        <translation>Show or mask names and ID numbers</translation>
    </message>
    <message>
        <source>意見調查：請民眾填寫／收回</source>
        <translation>Survey: ask the visitor / take back</translation>
    </message>
</context>
<context>
    <name>ShortcutsCard</name>
    <message>
        <source>關閉</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>操作手冊</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>匯出診斷檔</source>
        <translation>Export diagnostics</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>顯示姓名與電話</source>
        <translation>Show name and telephone</translation>
    </message>
    <message>
        <source>架號</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>開始備件</source>
        <translation>Begin preparing</translation>
    </message>
    <message>
        <source>備妥</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>改約</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>已歸檔</source>
        <translation>Returned to file</translation>
    </message>
    <message>
        <source>通話備註</source>
        <translation>Call note</translation>
    </message>
    <message>
        <source>通話備註（可留空）</source>
        <translation>Call note (optional)</translation>
    </message>
    <message>
        <source>還沒有打過。</source>
        <translation>No calls yet.</translation>
    </message>
    <message>
        <source>提醒電話</source>
        <translation>Reminder calls</translation>
    </message>
    <message>
        <source>承辦人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>處理結果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>寫了結果才算處理完成；不要寫民眾的姓名。</source>
        <translation>It is done only once an outcome is written; do not write visitors&apos; names.</translation>
    </message>
    <message>
        <source>我來處理</source>
        <translation>Take it on</translation>
    </message>
    <message>
        <source>處理完成</source>
        <translation>Mark done</translation>
    </message>
    <message>
        <source>指派</source>
        <translation>Assign</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>關閉</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SidePart</name>
    <message>
        <source>這個時段還沒有人約。</source>
        <translation>Nobody is booked in this slot yet.</translation>
    </message>
    <message>
        <source>時間</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>姓名／項目</source>
        <translation>Name / item</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>選定時段的取件</source>
        <translation>Pickups in the chosen slot</translation>
    </message>
    <message>
        <source>這個櫃檯今天的取件</source>
        <translation>Pickups at this desk today</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>至少 {n} 個字元</source>
        <translation>At least {n} characters</translation>
    </message>
    <message>
        <source>{length}。</source>
        <translation>{length}.</translation>
    </message>
    <message>
        <source>{length}，大寫、小寫、數字、符號至少 {n} 種。</source>
        <translation>{length}, with {n} or more of: capitals, small letters, digits, signs.</translation>
    </message>
    <message>
        <source>不能用目前的密碼，也不能用之前 {n} 次的密碼。</source>
        <translation>Not the present password, and none of the last {n}.</translation>
    </message>
    <message>
        <source>每 {n} 天要變更一次。</source>
        <translation>It has to be changed every {n} days.</translation>
    </message>
    <message>
        <source>自己變更後，要滿 {n} 天才能再變更。</source>
        <translation>After you change it, {n} days must pass before you can change it again.</translation>
    </message>
</context>
<context>
    <name>SignInPresenter</name>
    <message>
        <source>這個密碼是別人給的，請換成只有自己知道的密碼。</source>
        <translation>Somebody else gave you this password. Choose one that only you know.</translation>
    </message>
    <message>
        <source>這個密碼已經超過使用期限，請換一個新的。</source>
        <translation>This password is past its time. Choose a new one.</translation>
    </message>
    <message>
        <source>兩次輸入的新密碼不一樣。</source>
        <translation>The two new passwords differ.</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>登入</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>顯示密碼</source>
        <translation>Show the password</translation>
    </message>
    <message>
        <source>已鎖定，請輸入密碼繼續</source>
        <translation>Locked: enter your password to go on</translation>
    </message>
    <message>
        <source>登入中…</source>
        <translation>Signing in…</translation>
    </message>
    <message>
        <source>變更密碼</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>換人登入</source>
        <translation>Change person</translation>
    </message>
    <message>
        <source>返回鎖定畫面</source>
        <translation>Back to lock screen</translation>
    </message>
    <message>
        <source>{name} 手上的收款會暫存，之後可以取回。</source>
        <translation>The payment {name} was taking is held and can be taken up again later.</translation>
    </message>
    <message>
        <source>帳號</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>密碼</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>離開</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Caps Lock 開著，密碼會變成大寫。</source>
        <translation>Caps Lock is on: the password comes out in capitals.</translation>
    </message>
    <message>
        <source>隱藏密碼</source>
        <translation>Hide the password</translation>
    </message>
    <message>
        <source>示範帳號（資料都是虛構的），按一下即可帶入</source>
        <translation>Demo accounts (nothing here is real): press one to fill it in</translation>
    </message>
    <message>
        <source>帶入示範帳號 {login}，{role}</source>
        <translation>Fill in the demo account {login}, {role}</translation>
    </message>
</context>
<context>
    <name>SignPart</name>
    <message>
        <source>留給下一班的零用金</source>
        <translation>Float for the next shift</translation>
    </message>
    <message>
        <source>留在錢箱裡的現金；下一次開班會帶出這個金額。</source>
        <translation>Cash that stays in the drawer; the next opening brings this amount up.</translation>
    </message>
    <message>
        <source>繳給出納</source>
        <translation>To the cashier&apos;s office</translation>
    </message>
    <message>
        <source>清點的現金減去留存</source>
        <translation>Cash counted less what stays</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>簽名板</source>
        <translation>Signature pad</translation>
    </message>
    <message>
        <source>請領件人在這裡簽名</source>
        <translation>Please sign here</translation>
    </message>
</context>
<context>
    <name>SlipForm</name>
    <message>
        <source>卡別</source>
        <translation>Card brand</translation>
    </message>
    <message>
        <source>銷售筆數</source>
        <translation>Sales count</translation>
    </message>
    <message>
        <source>銷售金額</source>
        <translation>Sales amount</translation>
    </message>
    <message>
        <source>退貨筆數</source>
        <translation>Refunds count</translation>
    </message>
    <message>
        <source>退貨金額</source>
        <translation>Refunds amount</translation>
    </message>
    <message>
        <source>依機具印出的結帳單，照抄每一種卡別</source>
        <translation>Copy every card brand from the settlement slip the machine printed</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>StaffPresenter</name>
    <message>
        <source>{day}&#x3000;由 {who}</source>
        <translation>{day} by {who}</translation>
    </message>
    <message>
        <source>鎖定至 {time}</source>
        <translation>Locked until {time}</translation>
    </message>
    <message>
        <source>已新增「{name}」。</source>
        <translation>&quot;{name}&quot; is added.</translation>
    </message>
    <message>
        <source>已重設 {login} 的密碼。</source>
        <translation>{login} has a new password.</translation>
    </message>
    <message>
        <source>已解除 {login} 的鎖定。</source>
        <translation>{login} is unlocked.</translation>
    </message>
    <message>
        <source>已儲存密碼規則，全分署立即適用。</source>
        <translation>The password rules are saved and in force for the whole branch at once.</translation>
    </message>
    <message>
        <source>已重新啟用 {login}。</source>
        <translation>{login} is open again.</translation>
    </message>
    <message>
        <source>已停用 {login}；做過的紀錄都保留。</source>
        <translation>{login} is closed; all its records stay.</translation>
    </message>
    <message>
        <source>兩次輸入的密碼不一樣。</source>
        <translation>The two passwords differ.</translation>
    </message>
    <message>
        <source>請重新輸入兩次。</source>
        <translation>Type both again.</translation>
    </message>
</context>
<context>
    <name>StaffView</name>
    <message>
        <source>人員帳號</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>誰可以做什麼</source>
        <translation>Who may do what</translation>
    </message>
    <message>
        <source>密碼規則</source>
        <translation>Password rules</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>建立</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>新增人員</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>重設密碼</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>解除鎖定</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>停用帳號</source>
        <translation>Close account</translation>
    </message>
    <message>
        <source>人員</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>儲存密碼規則</source>
        <translation>Save password rules</translation>
    </message>
    <message>
        <source>儲存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>關閉表單</source>
        <translation>Close the form</translation>
    </message>
    <message>
        <source>重新啟用</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>不能停用自己的帳號</source>
        <translation>You cannot close your own account</translation>
    </message>
    <message>
        <source>重設「{name}」的密碼</source>
        <translation>New password for &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>沒有打勾的，視窗不會顯示，程式也會拒絕。</source>
        <translation>What is not ticked is neither shown nor accepted.</translation>
    </message>
    <message>
        <source>本人第一次登入時要換成自己的密碼。</source>
        <translation>At the first sign-in this person has to choose their own password.</translation>
    </message>
    <message>
        <source>待本人變更密碼</source>
        <translation>Has to change password</translation>
    </message>
    <message>
        <source>使用中</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>可以做的事</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>可以</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>{act}：{roles}</source>
        <translation>{act}: {roles}</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>建立帳冊</source>
        <translation>Make the books</translation>
    </message>
    <message>
        <source>正式與示範永遠分開：建好之後不能互換。</source>
        <translation>Real and demo stay apart for ever.</translation>
    </message>
    <message>
        <source>正式使用，從空的開始</source>
        <translation>For real, beginning empty</translation>
    </message>
    <message>
        <source>先用示範資料看看</source>
        <translation>Look around with demo data</translation>
    </message>
    <message>
        <source>示範有自己的分署、人員、案件與模擬設備，資料都是虛構的，收據印有「範例」。前面只有語言、字級與外觀會用到。</source>
        <translation>A demo has its own branch, people, cases and simulated machines. Nothing in it is real, and receipts are marked as samples. Of your answers only language, text size and theme are used.</translation>
    </message>
    <message>
        <source>資料夾：{folder}</source>
        <translation>Folder: {folder}</translation>
    </message>
</context>
<context>
    <name>StorePage</name>
    <message>
        <source>資料存放</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>只有一個櫃檯時放在這台電腦；多個櫃檯共用時，用分署的 PostgreSQL。</source>
        <translation>On this computer for a single desk; in the branch&apos;s PostgreSQL for several.</translation>
    </message>
    <message>
        <source>這台電腦</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>連線字串</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>例如 postgresql://counter@db.example/counter</source>
        <translation>such as postgresql://counter@db.example/counter</translation>
    </message>
    <message>
        <source>資料庫密碼</source>
        <translation>Database password</translation>
    </message>
    <message>
        <source>資料庫不用密碼時留空。會寫進只有這個帳號能讀的設定檔。</source>
        <translation>Empty if none is needed. Kept in the settings file, which only this account can read.</translation>
    </message>
    <message>
        <source>測試連線</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>資料加密後存在這個資料夾，金鑰另放一個檔案：
{folder}</source>
        <translation>Encrypted in this folder, its key in a file apart:
{folder}</translation>
    </message>
</context>
<context>
    <name>SurveyComments</name>
    <message>
        <source>{n} 則</source>
        <translation>{n} comment(s)</translation>
    </message>
    <message>
        <source>只列最新的 {n} 則，請縮小範圍</source>
        <translation>Only the newest {n} are listed; please narrow down</translation>
    </message>
    <message>
        <source>沒有符合的意見</source>
        <translation>No such comments</translation>
    </message>
    <message>
        <source>請換一個詞、標籤或期間，或按 Esc 清除搜尋。</source>
        <translation>Try another word, tag or period, or press Esc to clear the search.</translation>
    </message>
    <message>
        <source>這段期間沒有意見</source>
        <translation>No comments in this period</translation>
    </message>
    <message>
        <source>民眾寫在問卷上的意見，鍵入後會列在這裡。按 - 看前一期。</source>
        <translation>What visitors wrote on questionnaires is listed here once it is typed. Press - for the period before.</translation>
    </message>
</context>
<context>
    <name>SurveyPlaces</name>
    <message>
        <source>鍵入</source>
        <translation>Typing</translation>
    </message>
    <message>
        <source>結果</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>意見</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>追蹤</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>觸控</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>問卷</source>
        <translation>Questionnaires</translation>
    </message>
</context>
<context>
    <name>SurveyResults</name>
    <message>
        <source>{words} {count}，{share}</source>
        <translation>{words}: {count}, {share}</translation>
    </message>
    <message>
        <source>份數</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>百分比</source>
        <translation>Percent</translation>
    </message>
    <message>
        <source>較前期</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>不列出</source>
        <translation>Not shown</translation>
    </message>
    <message>
        <source>{n} 份</source>
        <translation>{n} in all</translation>
    </message>
    <message>
        <source>問卷</source>
        <translation>Responses</translation>
    </message>
    <message>
        <source>前期 {n} 份</source>
        <translation>Period before: {n}</translation>
    </message>
    <message>
        <source>整體滿意度</source>
        <translation>Satisfied overall</translation>
    </message>
    <message>
        <source>最低的一題</source>
        <translation>Lowest question</translation>
    </message>
    <message>
        <source>第 {n} 題</source>
        <translation>Question {n}</translation>
    </message>
    <message>
        <source>待處理的意見</source>
        <translation>Open follow-ups</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>有 {n} 份問卷兩次鍵入不一致，還沒有處理，目前以第一次鍵入的為準。</source>
        <translation>In {n} response(s) the two typings differ and are not settled; for now the first typing counts.</translation>
    </message>
    <message>
        <source>這個範圍只有 {n} 份問卷，以免認出是誰填的。</source>
        <translation>Only {n} response(s) in this selection: results could show who answered. </translation>
    </message>
    <message>
        <source>單獨列出這個範圍，就能算出另外不到 {min} 份問卷的答案。</source>
        <translation>Listed alone, this selection would give away the answers of fewer than {min} other responses. </translation>
    </message>
    <message>
        <source>請選擇較長的期間，或不分櫃檯與來源。</source>
        <translation>Choose a longer period, or all desks and sources.</translation>
    </message>
    <message>
        <source>份數太少，不列出結果</source>
        <translation>Too few responses to show results</translation>
    </message>
    <message>
        <source>這段期間還沒有問卷</source>
        <translation>No responses in this period yet</translation>
    </message>
    <message>
        <source>按 - 看前一期，或選擇別的期間。</source>
        <translation>Press - for the period before, or choose another.</translation>
    </message>
    <message>
        <source>前兩項合計 {share}</source>
        <translation>Top two {share}</translation>
    </message>
    <message>
        <source>較前期 {change}</source>
        <translation>{change} from the period before</translation>
    </message>
    <message>
        <source>意見 {n} 則</source>
        <translation>Comments: {n}</translation>
    </message>
    <message>
        <source>有效 {n}&#x3000;未填 {blank}&#x3000;無效 {invalid}</source>
        <translation>Valid {n}&#x3000;Blank {blank}&#x3000;Invalid {invalid}</translation>
    </message>
    <message>
        <source>民眾寫下的意見，請到「意見」頁查閱。</source>
        <translation>See what visitors wrote under &quot;Comments&quot;.</translation>
    </message>
    <message>
        <source>這段期間這一題沒有有效的答案。</source>
        <translation>No valid answers to this question in this period.</translation>
    </message>
    <message>
        <source>前一期沒有可以比較的結果。</source>
        <translation>The period before has no results to compare.</translation>
    </message>
    <message>
        <source>其餘合併</source>
        <translation>All others</translation>
    </message>
    <message>
        <source>有效 {n}</source>
        <translation>Valid {n}</translation>
    </message>
</context>
<context>
    <name>SurveyTyping</name>
    <message>
        <source>鍵入中</source>
        <translation>Typing</translation>
    </message>
    <message>
        <source>待複登</source>
        <translation>2nd due</translation>
    </message>
    <message>
        <source>{n} 號櫃檯</source>
        <translation>Desk {n}</translation>
    </message>
    <message>
        <source>這一疊不用複登。</source>
        <translation>This stack needs no second typing.</translation>
    </message>
    <message>
        <source>每一份都由另一個人再打一次。</source>
        <translation>Another person types every sheet again.</translation>
    </message>
    <message>
        <source>每 {n} 份由另一個人再打一次，核對有沒有打錯。</source>
        <translation>Another person types one sheet in {n} again, to find mistakes.</translation>
    </message>
    <message>
        <source>下一份</source>
        <translation>Next sheet</translation>
    </message>
    <message>
        <source>第 {n} 份</source>
        <translation>Sheet {n}</translation>
    </message>
    <message>
        <source>改第 {n} 份</source>
        <translation>Change sheet {n}</translation>
    </message>
    <message>
        <source>複登第 {n} 份</source>
        <translation>Sheet {n}, 2nd typing</translation>
    </message>
    <message>
        <source>有條碼的先刷條碼；沒有的直接打第一題。</source>
        <translation>With a barcode, scan it first; without, type the first question.</translation>
    </message>
    <message>
        <source>號碼已經印在紙上。</source>
        <translation>The number is printed on the paper.</translation>
    </message>
    <message>
        <source>請把這個號碼寫在紙上。</source>
        <translation>Write this number on the paper.</translation>
    </message>
    <message>
        <source>↑↓ 選題，打新的數字就改好；PgDn 往回。</source>
        <translation>↑↓ choose a question, a new digit changes it; PgDn goes back.</translation>
    </message>
    <message>
        <source>請拿這個號碼的紙。不會顯示第一次打的。</source>
        <translation>Take the sheet with this number. The first typing is not shown.</translation>
    </message>
    <message>
        <source>照寫的打，Enter 結束；沒有寫就直接按 Enter</source>
        <translation>Type it as written, Enter ends; if nothing is written, just press Enter</translation>
    </message>
    <message>
        <source>可複選，Enter 結束</source>
        <translation>Several allowed, Enter ends</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>無效</source>
        <translation>Invalid</translation>
    </message>
    <message>
        <source>問卷號碼 {number}：Enter 開始這一份，⌫ 退掉</source>
        <translation>Sheet number {number}: Enter begins it, ⌫ takes it back</translation>
    </message>
    <message>
        <source>沒有 {sign} 這個選項：按 ⌫ 再打</source>
        <translation>There is no choice {sign}: press ⌫, type again</translation>
    </message>
    <message>
        <source>還沒有打選項：按 ⌫ 再打，未填請打 0</source>
        <translation>No choice typed yet: press ⌫, type again; 0 if blank</translation>
    </message>
    <message>
        <source>太長，或有看不見的字元：請改短再按 Enter</source>
        <translation>Too long, or an invisible character: shorten it, then press Enter</translation>
    </message>
    <message>
        <source>這一份打完了</source>
        <translation>This sheet is finished</translation>
    </message>
    <message>
        <source>手上這一份 {number} 還沒有打完</source>
        <translation>Sheet {number} in hand is not finished</translation>
    </message>
    <message>
        <source>已經打的都存好了，剛才刷的那一份還沒有開始。</source>
        <translation>What was typed is saved; the sheet just scanned is not begun.</translation>
    </message>
    <message>
        <source>按 Enter 回到這一份打完；拿錯了就按 Del 丟掉它。</source>
        <translation>Press Enter to go back and finish it; if it is the wrong one, press Del to discard it.</translation>
    </message>
    <message>
        <source>{number} 是另一版的問卷</source>
        <translation>{number} is of another version of the questionnaire</translation>
    </message>
    <message>
        <source>題目已經換成那一版，按 Enter 之後請核對並接著打。</source>
        <translation>The questions are those of that version now. Press Enter, then check them and go on typing.</translation>
    </message>
    <message>
        <source>這不是問卷的號碼</source>
        <translation>This is not the number of a sheet</translation>
    </message>
    <message>
        <source>請刷問卷上 S 開頭的條碼，或輸入完整號碼。</source>
        <translation>Scan the barcode on the sheet that begins with S, or type the whole number.</translation>
    </message>
    <message>
        <source>這一份要放在哪一疊？</source>
        <translation>To which stack does this sheet belong?</translation>
    </message>
    <message>
        <source>請選一疊按 Enter，或按 Ins 開新的一疊；號碼會留著。</source>
        <translation>Choose a stack and press Enter, or press Ins for a new stack; the number is kept.</translation>
    </message>
    <message>
        <source>前面沒有了，這一疊就從這裡開始</source>
        <translation>None before this: the stack begins here</translation>
    </message>
    <message>
        <source>按 Enter 接著打。</source>
        <translation>Press Enter to go on typing.</translation>
    </message>
    <message>
        <source>要丟掉 {number} 嗎？</source>
        <translation>Discard {number}?</translation>
    </message>
    <message>
        <source>丟掉的不計入結果，號碼不會再用。</source>
        <translation>A discarded sheet does not count, and its number is not used again.</translation>
    </message>
    <message>
        <source>再按一次 Del 丟掉；按 Enter 留著。</source>
        <translation>Press Del again to discard it; press Enter to keep it.</translation>
    </message>
    <message>
        <source>資料庫沒有回應，打的還沒有存進去</source>
        <translation>The database does not answer; what was typed is not saved yet</translation>
    </message>
    <message>
        <source>沒有遺失：全部留在這裡，每秒再試一次。</source>
        <translation>Nothing is lost: all of it stays here and is tried again every second.</translation>
    </message>
    <message>
        <source>可以接著打；存好之前請不要關閉程式或關機。</source>
        <translation>You can go on typing; do not close the program or switch off before it is saved.</translation>
    </message>
    <message>
        <source>這一疊沒有輪到你複登的</source>
        <translation>No second typing for you in this stack</translation>
    </message>
    <message>
        <source>剩下的是你自己打的，要由另一個人再打一次。</source>
        <translation>What is left was typed by you; another person has to type it again.</translation>
    </message>
    <message>
        <source>這一疊複登完了，已經結案</source>
        <translation>The second typing of this stack is done; it is closed</translation>
    </message>
    <message>
        <source>份數要是數字</source>
        <translation>The count must be a number</translation>
    </message>
    <message>
        <source>請數一數這一疊有幾份，再輸入。</source>
        <translation>Count the sheets in this stack, then type how many.</translation>
    </message>
    <message>
        <source>核對第 {n} 份：兩次打的不一樣</source>
        <translation>Check sheet {n}: the typings differ</translation>
    </message>
    <message>
        <source>都存好了</source>
        <translation>All saved</translation>
    </message>
    <message>
        <source>{n} 筆還沒存</source>
        <translation>{n} not saved yet</translation>
    </message>
    <message>
        <source>已存 {done} 份／點數 {total} 份</source>
        <translation>{done} saved of {total} counted</translation>
    </message>
    <message>
        <source>還有 {n} 份要複登或核對</source>
        <translation>{n} more to type again or check</translation>
    </message>
    <message>
        <source>{number} 共 {n} 份打完，已經結案。</source>
        <translation>{number}: {n} sheet(s) typed; the stack is closed.</translation>
    </message>
    <message>
        <source>{number} 共 {n} 份打完，其中 {checks} 份等另一個人複登。</source>
        <translation>{number}: {n} sheet(s) typed; {checks} of them wait for second typing by another person.</translation>
    </message>
</context>
<context>
    <name>SurveyWords</name>
    <message>
        <source>紙本</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>觸控</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>匯入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>English</translation>
    </message>
</context>
<context>
    <name>TenderPanel</name>
    <message>
        <source>現金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>刷卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>電子票證</source>
        <translation>E-ticket</translation>
    </message>
</context>
<context>
    <name>TermsForm</name>
    <message>
        <source>儲存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>生效日</source>
        <translation>From</translation>
    </message>
    <message>
        <source>今天或以後，例如 115/01/01。</source>
        <translation>Today or later, such as 115/01/01.</translation>
    </message>
    <message>
        <source>{n} 分鐘</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>生效日（今天或以後）</source>
        <translation>From (today or later)</translation>
    </message>
    <message>
        <source>每段長度</source>
        <translation>Slot length</translation>
    </message>
    <message>
        <source>每段件數（櫃檯:件數）</source>
        <translation>Places per slot (desk:places)</translation>
    </message>
    <message>
        <source>例如 1:2、2:3。沒有列出的櫃檯不辦取件。</source>
        <translation>Such as 1:2, 2:3. Desks not listed hand over no pickups.</translation>
    </message>
    <message>
        <source>服務時間</source>
        <translation>Service hours</translation>
    </message>
    <message>
        <source>志工時間（可留空）</source>
        <translation>Volunteer hours (optional)</translation>
    </message>
    <message>
        <source>逾時（分）</source>
        <translation>Missed after (min)</translation>
    </message>
    <message>
        <source>保留（工作天）</source>
        <translation>Working days kept</translation>
    </message>
    <message>
        <source>目標（分）</source>
        <translation>Target (min)</translation>
    </message>
</context>
<context>
    <name>TermsPresenter</name>
    <message>
        <source>已儲存「{part}」，{day} 起生效。</source>
        <translation>&quot;{part}&quot; is saved, from {day} on.</translation>
    </message>
</context>
<context>
    <name>TermsView</name>
    <message>
        <source>約定</source>
        <translation>Terms</translation>
    </message>
    <message>
        <source>現況</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>繳費管道與代收契約</source>
        <translation>Channels and contracts</translation>
    </message>
    <message>
        <source>自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>狀態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>內容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>這一項的歷次約定</source>
        <translation>History of these terms</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>新增一種案件的契約</source>
        <translation>Contract for one kind</translation>
    </message>
    <message>
        <source>您的角色只能查看。</source>
        <translation>Your role may only look.</translation>
    </message>
    <message>
        <source>儲存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>關閉表單</source>
        <translation>Close the form</translation>
    </message>
    <message>
        <source>歷次約定：{part}</source>
        <translation>History: {part}</translation>
    </message>
</context>
<context>
    <name>TypingPresenter</name>
    <message>
        <source>接手別人打到一半的</source>
        <translation>Take over half-typed ones</translation>
    </message>
    <message>
        <source>重新點數</source>
        <translation>Recount</translation>
    </message>
    <message>
        <source>丟掉這些打到一半的</source>
        <translation>Discard half-typed ones</translation>
    </message>
</context>
<context>
    <name>TypingView</name>
    <message>
        <source>鍵入問卷</source>
        <translation>Type sheets</translation>
    </message>
    <message>
        <source>核對問卷</source>
        <translation>Check sheet</translation>
    </message>
    <message>
        <source>回到各疊</source>
        <translation>Back to the stacks</translation>
    </message>
    <message>
        <source>這一疊打完了</source>
        <translation>Stack finished</translation>
    </message>
    <message>
        <source>丟掉這一份</source>
        <translation>Discard sheet</translation>
    </message>
    <message>
        <source>就這樣存</source>
        <translation>Save as shown</translation>
    </message>
    <message>
        <source>開這一疊</source>
        <translation>Open stack</translation>
    </message>
    <message>
        <source>不開了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>開新的一疊</source>
        <translation>New stack</translation>
    </message>
    <message>
        <source>打這一疊</source>
        <translation>Type stack</translation>
    </message>
</context>
<context>
    <name>WalkInForm</name>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>要拿什麼</source>
        <translation>What to pick up</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>電話（可不填）</source>
        <translation>Telephone (optional)</translation>
    </message>
    <message>
        <source>代理人姓名</source>
        <translation>Agent&apos;s name</translation>
    </message>
    <message>
        <source>收據號碼</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>備註（可不填）</source>
        <translation>Note (optional)</translation>
    </message>
    <message>
        <source>案件（可不填）</source>
        <translation>Case (optional)</translation>
    </message>
    <message>
        <source>案號、姓名或證號，按 Enter 找。</source>
        <translation>Case number, name or ID; Enter searches.</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>找到的案件</source>
        <translation>Cases found</translation>
    </message>
    <message>
        <source>現場取件</source>
        <translation>Walk-in</translation>
    </message>
</context>
<context>
    <name>Weekdays</name>
    <message>
        <source>一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>日</source>
        <translation>Sun</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>不使用</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>刷卡機</source>
        <translation>Card terminal</translation>
    </message>
    <message>
        <source>電子票證機</source>
        <translation>E-ticket reader</translation>
    </message>
    <message>
        <source>收據印表機</source>
        <translation>Receipt printer</translation>
    </message>
    <message>
        <source>答案無法保存：資料夾不能寫入。請在離開前完成設定。</source>
        <translation>Answers cannot be kept: the folder cannot be written. Finish before you leave.</translation>
    </message>
    <message>
        <source>請輸入印表機的 IP 位址或主機名稱，例如 192.168.1.50。</source>
        <translation>Type the printer&apos;s IP address or host name, such as 192.168.1.50.</translation>
    </message>
    <message>
        <source>網路印表機</source>
        <translation>Network printer</translation>
    </message>
    <message>
        <source>請選一個分署，或輸入名稱。</source>
        <translation>Choose a branch, or type its name.</translation>
    </message>
    <message>
        <source>兩次輸入的密碼不一樣。</source>
        <translation>The two passwords differ.</translation>
    </message>
    <message>
        <source>抄好或印好、放到安全的地方後，請在這裡打勾。</source>
        <translation>When it is copied or printed and in a safe place, tick this box.</translation>
    </message>
    <message>
        <source>請輸入 postgresql://帳號@主機/資料庫。</source>
        <translation>Type postgresql://user@host/database.</translation>
    </message>
    <message>
        <source>已送到印表機；請確認紙上 24 個字都清楚。</source>
        <translation>Sent to the printer; make sure all 24 characters are clear on the paper.</translation>
    </message>
    <message>
        <source>沒有可用的印表機；請用筆把 24 個字依序抄下來。</source>
        <translation>No printer can be used; copy the 24 characters in order with a pen.</translation>
    </message>
    <message>
        <source>{n} 號櫃檯</source>
        <translation>Desk {n}</translation>
    </message>
    <message>
        <source>接續上次的設定。密碼沒有保存，請重新輸入。</source>
        <translation>Going on from last time. Passwords were not kept; type them again.</translation>
    </message>
    <message>
        <source>正在連線測試…</source>
        <translation>Testing the connection…</translation>
    </message>
    <message>
        <source>連線成功（PostgreSQL {version}）。資料庫是空的，可以使用。</source>
        <translation>Connected (PostgreSQL {version}). The database is empty and can be used.</translation>
    </message>
    <message>
        <source>連線成功（PostgreSQL {version}）。已有「{branch}」的資料，這台會加入並沿用原有帳號。</source>
        <translation>Connected (PostgreSQL {version}). It holds &quot;{branch}&quot;: this desk joins and uses its accounts.</translation>
    </message>
    <message>
        <source>{n} 台</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>還沒有；之後可在「設備」頁加入</source>
        <translation>None yet; can be added under &quot;Devices&quot;</translation>
    </message>
    <message>
        <source>還沒填</source>
        <translation>Not filled in</translation>
    </message>
    <message>
        <source>沿用資料庫裡原有的帳號</source>
        <translation>The accounts of the database</translation>
    </message>
    <message>
        <source>{login}：密碼還沒填</source>
        <translation>{login}: no password yet</translation>
    </message>
    <message>
        <source>這台電腦</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>PostgreSQL：還沒通過連線測試</source>
        <translation>PostgreSQL: not tested yet</translation>
    </message>
    <message>
        <source>語言與字級</source>
        <translation>Language and text</translation>
    </message>
    <message>
        <source>分署與櫃檯</source>
        <translation>Branch and desk</translation>
    </message>
    <message>
        <source>管理員</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>資料存放</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>設備</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>建立帳冊</source>
        <translation>Make the books</translation>
    </message>
    <message>
        <source>復原短語</source>
        <translation>Recovery phrase</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>WizardView</name>
    <message>
        <source>第 {n} 步，共 {all} 步</source>
        <translation>Step {n} of {all}</translation>
    </message>
    <message>
        <source>{words}：{page}</source>
        <translation>{words}: {page}</translation>
    </message>
    <message>
        <source>首次設定</source>
        <translation>First set-up</translation>
    </message>
    <message>
        <source>先離開</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>答案會留著，下次從這裡繼續；密碼除外。</source>
        <translation>Answers are kept for next time; passwords are not.</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>略過這一步</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>建立，開始使用</source>
        <translation>Make it and begin</translation>
    </message>
    <message>
        <source>前往登入</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>建立中…</source>
        <translation>Making…</translation>
    </message>
    <message>
        <source>測試中…</source>
        <translation>Testing…</translation>
    </message>
</context>
<context>
    <name>WordsEdit</name>
    <message>
        <source>其他意見</source>
        <translation>Other comments</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>收費</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>未結交易</source>
        <translation>Open items</translation>
    </message>
    <message>
        <source>收據</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>補登</source>
        <translation>Outage</translation>
    </message>
    <message>
        <source>班別</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>日結</source>
        <translation>Day close</translation>
    </message>
    <message>
        <source>報表</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>各櫃檯</source>
        <translation>Desks</translation>
    </message>
    <message>
        <source>案件查詢</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>通知書</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>鍵入問卷</source>
        <translation>Type sheets</translation>
    </message>
    <message>
        <source>列印通知</source>
        <translation>Print notice</translation>
    </message>
    <message>
        <source>取件</source>
        <translation>Pickups</translation>
    </message>
    <message>
        <source>報到</source>
        <translation>Arrivals</translation>
    </message>
    <message>
        <source>滿意度</source>
        <translation>Surveys</translation>
    </message>
    <message>
        <source>問卷</source>
        <translation>Questionnaires</translation>
    </message>
    <message>
        <source>匯入案件</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>入帳</source>
        <translation>Collections</translation>
    </message>
    <message>
        <source>價目規則</source>
        <translation>Prices</translation>
    </message>
    <message>
        <source>取件時段</source>
        <translation>Pickup slots</translation>
    </message>
    <message>
        <source>人員</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>設備</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>櫃檯檢查</source>
        <translation>Desk check</translation>
    </message>
    <message>
        <source>日誌</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>設定</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>全功能服務櫃檯</source>
        <translation>One-stop payment desk</translation>
    </message>
    <message>
        <source>{name}（{port}）</source>
        <translation>{name} ({port})</translation>
    </message>
    <message>
        <source>有 {count} 筆交易還沒有結清，請先確認結果。</source>
        <translation>{count} charge(s) not resolved yet; please find out the result first.</translation>
    </message>
    <message>
        <source>有 {count} 張收據等待處理：作廢、退款，或不確定有沒有印完。</source>
        <translation>{count} receipt(s) need attention: void, refund, or not certain to be fully printed.</translation>
    </message>
    <message>
        <source>處理</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>診斷檔已存到 {path}（不含姓名、案號與卡號）。</source>
        <translation>Diagnostics saved to {path} (without names, case and card numbers).</translation>
    </message>
    <message>
        <source>問卷還有打好的沒存進資料庫；等它連上再關。再關一次，沒存的就不見了。</source>
        <translation>Typed answers are not in the database yet; wait until it answers. Closing again loses what is not saved.</translation>
    </message>
    <message>
        <source>掃描的內容被輸入法改掉了：請切換為英數，或按 F3 重掃。</source>
        <translation>The input method changed the scan: switch it to English, or press F3 and scan again.</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>{number} 號櫃檯</source>
        <translation>Desk {number}</translation>
    </message>
    <message>
        <source>{day}（{weekday}）{time}</source>
        <translation>{day} ({weekday}) {time}</translation>
    </message>
    <message>
        <source>有未結交易</source>
        <translation>Sale not settled</translation>
    </message>
    <message>
        <source>尚未開班</source>
        <translation>Shift not open</translation>
    </message>
    <message>
        <source>營業日 {day}</source>
        <translation>Business day {day}</translation>
    </message>
    <message>
        <source>日結中</source>
        <translation>Day close begun</translation>
    </message>
    <message>
        <source>本班 {count} 筆&#x3000;現金 {cash}&#x3000;刷卡 {card}</source>
        <translation>Shift: {count}&#x3000;Cash {cash}&#x3000;Card {card}</translation>
    </message>
    <message>
        <source>備份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>去備份</source>
        <translation>Back up</translation>
    </message>
    <message>
        <source>還沒有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>不到 1 小時</source>
        <translation>Under 1 hour</translation>
    </message>
    <message>
        <source>{n} 小時前</source>
        <translation>{n} h ago</translation>
    </message>
    <message>
        <source>{n} 天前</source>
        <translation>{n} day(s) ago</translation>
    </message>
</context>
<context>
    <name>ZeroWait</name>
    <message>
        <source>每日等候時間長條圖</source>
        <translation>Bar chart of the wait by day</translation>
    </message>
    <message>
        <source>{day} 中位數 {median}，九成在 {p90}</source>
        <translation>{day}: median {median}, 90% within {p90}</translation>
    </message>
    <message>
        <source>目標 {n} 分</source>
        <translation>Target {n} min</translation>
    </message>
    <message>
        <source>中位數</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>九成在此之內</source>
        <translation>90% within</translation>
    </message>
    <message>
        <source>{n} 秒</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{m} 分 {s} 秒</source>
        <translation>{m} min {s} s</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>Visitors: {n}</translation>
    </message>
    <message>
        <source>{n}／{all}</source>
        <translation>{n} of {all}</translation>
    </message>
    <message>
        <source>{n} 分鐘內</source>
        <translation>Within {n} min</translation>
    </message>
    <message>
        <source>等候中位數</source>
        <translation>Median wait</translation>
    </message>
    <message>
        <source>等最久</source>
        <translation>Longest wait</translation>
    </message>
    <message>
        <source>準時備妥</source>
        <translation>Ready on time</translation>
    </message>
</context>
<context>
    <name>ZeroWaitPresenter</name>
    <message>
        <source>已存成 {path}</source>
        <translation>Saved to {path}</translation>
    </message>
</context>
<context>
    <name>ZeroWaitView</name>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>存 ODS</source>
        <translation>Save ODS</translation>
    </message>
    <message>
        <source>存 CSV</source>
        <translation>Save CSV</translation>
    </message>
    <message>
        <source>按日</source>
        <translation>By day</translation>
    </message>
    <message>
        <source>按項目</source>
        <translation>By item</translation>
    </message>
    <message>
        <source>按櫃檯</source>
        <translation>By desk</translation>
    </message>
    <message>
        <source>這段期間還沒有取件</source>
        <translation>No pickups in this time</translation>
    </message>
    <message>
        <source>選擇別的日期。從報到到交付的時間會自動記錄，不必另外登記。</source>
        <translation>Choose other days. The time from arrival to hand-over is recorded by itself; there is nothing to enter.</translation>
    </message>
    <message>
        <source>零等待</source>
        <translation>Zero wait</translation>
    </message>
    <message>
        <source>全部項目</source>
        <translation>All items</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>每日的等候</source>
        <translation>Wait by day</translation>
    </message>
    <message>
        <source>各項目的等候</source>
        <translation>Wait by item</translation>
    </message>
    <message>
        <source>櫃檯</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>各櫃檯的等候</source>
        <translation>Wait by desk</translation>
    </message>
    <message>
        <source>交付</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>中位數</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>九成在此之內</source>
        <translation>90% within</translation>
    </message>
    <message>
        <source>等最久</source>
        <translation>Longest wait</translation>
    </message>
    <message>
        <source>目標內</source>
        <translation>In target</translation>
    </message>
    <message>
        <source>準時備妥</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>逾時未到</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>現場取件</source>
        <translation>Walk-ins</translation>
    </message>
    <message>
        <source>每日等候（分:秒）</source>
        <translation>Wait by day (min:s)</translation>
    </message>
</context>
<context>
    <name>_AddForm</name>
    <message>
        <source>新增人員</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>帳號</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>登入用，2 到 32 個字，之後不能改。</source>
        <translation>For signing in, 2 to 32 characters; cannot be changed later.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>會印在收據上。</source>
        <translation>Printed on receipts.</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>密碼</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>再輸入一次密碼</source>
        <translation>Password again</translation>
    </message>
</context>
<context>
    <name>_Brand</name>
    <message>
        <source>單一窗口繳款</source>
        <translation>One-stop payment desk</translation>
    </message>
    <message>
        <source>收款、收據、帳務，一次完成</source>
        <translation>Payment, receipt and books in one go</translation>
    </message>
</context>
<context>
    <name>_Called</name>
    <message>
        <source>請至 {n} 號櫃檯</source>
        <translation>Please go to desk {n}</translation>
    </message>
</context>
<context>
    <name>_DetailBox</name>
    <message>
        <source>前兩項合計</source>
        <translation>Top two</translation>
    </message>
    <message>
        <source>按櫃檯</source>
        <translation>By desk</translation>
    </message>
    <message>
        <source>按來源</source>
        <translation>By source</translation>
    </message>
</context>
<context>
    <name>_DeviceLine</name>
    <message>
        <source>{port} 是什麼</source>
        <translation>What {port} is</translation>
    </message>
    <message>
        <source>{port} 的機型</source>
        <translation>Model at {port}</translation>
    </message>
    <message>
        <source>移除 {port}</source>
        <translation>Remove {port}</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>退還</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>退還{line}</source>
        <translation>Give back {line}</translation>
    </message>
</context>
<context>
    <name>_LineCard</name>
    <message>
        <source>第一次</source>
        <translation>First</translation>
    </message>
    <message>
        <source>第二次</source>
        <translation>Second</translation>
    </message>
    <message>
        <source>重打</source>
        <translation>Retype</translation>
    </message>
</context>
<context>
    <name>_PartsTable</name>
    <message>
        <source>項目</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>送達</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>加計</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
</context>
<context>
    <name>_PasswordForm</name>
    <message>
        <source>儲存新密碼</source>
        <translation>Save the password</translation>
    </message>
    <message>
        <source>新密碼</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>再輸入一次新密碼</source>
        <translation>New password again</translation>
    </message>
</context>
<context>
    <name>_Payments</name>
    <message>
        <source>櫃檯沒有收過這一件。</source>
        <translation>The desk has taken nothing on this case.</translation>
    </message>
    <message>
        <source>臨櫃繳款</source>
        <translation>Paid at the desk</translation>
    </message>
</context>
<context>
    <name>_ProofForm</name>
    <message>
        <source>登記繳款證明</source>
        <translation>Record proof of payment</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>找到的案件</source>
        <translation>Cases found</translation>
    </message>
    <message>
        <source>儲存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>金額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>繳款日</source>
        <translation>Paid on</translation>
    </message>
    <message>
        <source>掃描通知書，或輸入案號、身分證統編、姓名後按 Enter。</source>
        <translation>Scan a notice, or type a case number, ID or name and press Enter.</translation>
    </message>
    <message>
        <source>在哪裡繳的</source>
        <translation>Where it was paid</translation>
    </message>
    <message>
        <source>憑證號碼</source>
        <translation>Number on the proof</translation>
    </message>
    <message>
        <source>備註</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>_Rail</name>
    <message>
        <source>說明</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>_ResultPage</name>
    <message>
        <source>設備與項目</source>
        <translation>Machine and test</translation>
    </message>
    <message>
        <source>結果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>測試結果</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>複製結果</source>
        <translation>Copy the results</translation>
    </message>
    <message>
        <source>關閉</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>請看一下</source>
        <translation>Please look</translation>
    </message>
    <message>
        <source>不正常</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>測試中</source>
        <translation>Testing</translation>
    </message>
    <message>
        <source>略過</source>
        <translation>Skipped</translation>
    </message>
</context>
<context>
    <name>_Sheet</name>
    <message>
        <source>今日應繳</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>收費</source>
        <translation>Take payment</translation>
    </message>
    <message>
        <source>尚未選取案件</source>
        <translation>No case chosen</translation>
    </message>
    <message>
        <source>在左邊的清單用上下鍵選一件，這裡會顯示四項金額與計算方式。</source>
        <translation>Choose one in the list with the arrow keys: its four parts and how they come about are shown here.</translation>
    </message>
    <message>
        <source>顯示完整姓名與證號</source>
        <translation>Show names and IDs</translation>
    </message>
    <message>
        <source>遮蔽姓名與證號</source>
        <translation>Mask names and IDs</translation>
    </message>
</context>
<context>
    <name>_SidePanel</name>
    <message>
        <source>點收的現金</source>
        <translation>Cash counted</translation>
    </message>
    <message>
        <source>點收</source>
        <translation>Confirm count</translation>
    </message>
    <message>
        <source>儲存帳戶</source>
        <translation>Save the account</translation>
    </message>
    <message>
        <source>解繳帳戶</source>
        <translation>Remittance account</translation>
    </message>
    <message>
        <source>印在解繳清單上，例如銀行、分行與帳號。</source>
        <translation>Printed on the remittance list, such as bank, branch and account number.</translation>
    </message>
    <message>
        <source>備註</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>金額不同時必填。</source>
        <translation>Needed where the amounts differ.</translation>
    </message>
</context>
<context>
    <name>_Steps</name>
    <message>
        <source>首次設定</source>
        <translation>First set-up</translation>
    </message>
    <message>
        <source>每一步都能略過、返回；中途離開，下次接著做。</source>
        <translation>Skip or go back at any step; leave, and go on next time.</translation>
    </message>
    <message>
        <source>{page}，完成</source>
        <translation>{page}, done</translation>
    </message>
    <message>
        <source>{page}，目前這一步</source>
        <translation>{page}, this step</translation>
    </message>
    <message>
        <source>{page}，還沒到</source>
        <translation>{page}, to come</translation>
    </message>
    <message>
        <source>{page}，還缺資料</source>
        <translation>{page}, something is missing</translation>
    </message>
</context>
<context>
    <name>_SummaryRow</name>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>去填</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>{page}：{detail}，{words}</source>
        <translation>{page}: {detail}, {words}</translation>
    </message>
</context>
<context>
    <name>_TopBar</name>
    <message>
        <source>掃描或搜尋</source>
        <translation>Scan or search</translation>
    </message>
    <message>
        <source>掃描條碼，或輸入案號、身分證統編、姓名</source>
        <translation>Scan or type a case number, ID or name</translation>
    </message>
    <message>
        <source>鎖定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>示範模式</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>資料都是虛構的，收據印有「範例」字樣。</source>
        <translation>Nothing here is real; receipts are marked as samples.</translation>
    </message>
    <message>
        <source>暫存 {n} 筆</source>
        <translation>{n} held</translation>
    </message>
    <message>
        <source>暫存清單</source>
        <translation>Held</translation>
    </message>
</context>
<context>
    <name>_Way</name>
    <message>
        <source>可以</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>不可以</source>
        <translation>No</translation>
    </message>
</context>
</TS>

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
        <source>至少 8 個字元。</source>
        <translation>8 characters at least.</translation>
    </message>
    <message>
        <source>密碼再輸入一次</source>
        <translation>Password again</translation>
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
        <source>未結／全部案件</source>
        <translation>Open / all cases</translation>
    </message>
    <message>
        <source>所有種類</source>
        <translation>All kinds</translation>
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
    <name>EntryForm</name>
    <message>
        <source>今天或以後，例如 115/01/01。</source>
        <translation>Today or later, such as 115/01/01.</translation>
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
        <source>第二人核可（不能是本人）</source>
        <translation>Approval by a second person (not yourself)</translation>
    </message>
    <message>
        <source>核可人帳號</source>
        <translation>Approver</translation>
    </message>
    <message>
        <source>核可人密碼</source>
        <translation>Their password</translation>
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
    <message>
        <source>核可人帳號</source>
        <translation>Approver</translation>
    </message>
    <message>
        <source>核可人密碼</source>
        <translation>Their password</translation>
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
        <source>檔案「{name}」不能匯入：{why}</source>
        <translation>&quot;{name}&quot; cannot be imported: {why}</translation>
    </message>
    <message>
        <source>沒有存入任何案件。請改正檔案後再匯入。</source>
        <translation>No case was stored. Correct the file and import it again.</translation>
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
        <source>檔案裡沒有案件。</source>
        <translation>There are no cases in it.</translation>
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
        <source>請檢查網路；恢復後請先看這一筆是否已入帳，再決定要不要重做。</source>
        <translation>Check the network. When it is back, see whether this payment is in the books before doing it again.</translation>
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
        <source>請不要刪除任何檔案，並通知管理員找回金鑰檔。</source>
        <translation>Delete no file, and tell the administrator to bring the key file back.</translation>
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
        <source>下一位</source>
        <translation>Next payer</translation>
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
        <source>支付工具規則</source>
        <translation>Tender rules</translation>
    </message>
    <message>
        <source>郵政利率</source>
        <translation>Postal rates</translation>
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
        <source>支付工具</source>
        <translation>Tender</translation>
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
        <source>開錢箱的原因，Enter 開啟</source>
        <translation>Why? Enter opens the drawer</translation>
    </message>
    <message>
        <source>開錢箱的原因</source>
        <translation>Reason for opening the drawer</translation>
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
    <name>RuleForm</name>
    <message>
        <source>支付工具規則</source>
        <translation>Tender rules</translation>
    </message>
    <message>
        <source>儲存規則</source>
        <translation>Save the rule</translation>
    </message>
    <message>
        <source>可以用這種工具繳</source>
        <translation>Accepted for this kind</translation>
    </message>
    <message>
        <source>持卡人須親自到場</source>
        <translation>Card holder must be here</translation>
    </message>
    <message>
        <source>案件種類</source>
        <translation>Case kind</translation>
    </message>
    <message>
        <source>支付工具</source>
        <translation>Tender</translation>
    </message>
    <message>
        <source>單筆上限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>新臺幣元，含本數；沒有上限請留空。</source>
        <translation>In NT$, inclusive; empty for none.</translation>
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
</context>
<context>
    <name>ShiftPresenter</name>
    <message>
        <source>中華民國 {year} 年 {month} 月 {day} 日（{weekday}）</source>
        <translation>{weekday}, ROC {year}/{month}/{day}</translation>
    </message>
</context>
<context>
    <name>ShiftView</name>
    <message>
        <source>清點張數</source>
        <translation>Count pieces</translation>
    </message>
    <message>
        <source>輸入總額</source>
        <translation>Type the sum</translation>
    </message>
    <message>
        <source>零用金總額</source>
        <translation>Float in all</translation>
    </message>
    <message>
        <source>放進錢箱、供找零用的現金，單位為新臺幣元。</source>
        <translation>Cash put into the drawer for change, in NT$.</translation>
    </message>
    <message>
        <source>零用金</source>
        <translation>Float</translation>
    </message>
    <message>
        <source>開班，開始收費</source>
        <translation>Open the shift</translation>
    </message>
    <message>
        <source>開班</source>
        <translation>Open shift</translation>
    </message>
    <message>
        <source>零用金合計</source>
        <translation>Float in all</translation>
    </message>
    <message>
        <source>開班後列入本班現金，日結時清點</source>
        <translation>Belongs to the shift&apos;s cash and is counted at day close</translation>
    </message>
    <message>
        <source>開班中…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>{face} 元</source>
        <translation>NT${face}</translation>
    </message>
    <message>
        <source>{face} 元的張數或枚數</source>
        <translation>Pieces of NT${face}</translation>
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
    <name>SidePanel</name>
    <message>
        <source>關閉</source>
        <translation>Close</translation>
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
    <name>StaffPresenter</name>
    <message>
        <source>{day}&#x3000;由 {who}</source>
        <translation>{day} by {who}</translation>
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
        <source>停用帳號</source>
        <translation>Close account</translation>
    </message>
    <message>
        <source>人員</source>
        <translation>Staff</translation>
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
        <source>請輸入 postgresql://帳號@主機/資料庫。</source>
        <translation>Type postgresql://user@host/database.</translation>
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
        <source>案件查詢</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>匯入案件</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>價目規則</source>
        <translation>Prices</translation>
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
        <source>處理</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>診斷檔已存到 {path}（不含姓名、案號與卡號）。</source>
        <translation>Diagnostics saved to {path} (without names, case and card numbers).</translation>
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
        <source>本班 {count} 筆&#x3000;現金 {cash}&#x3000;刷卡 {card}</source>
        <translation>Shift: {count}&#x3000;Cash {cash}&#x3000;Card {card}</translation>
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
        <source>至少 8 個字元。</source>
        <translation>8 characters at least.</translation>
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
        <source>至少 8 個字元。</source>
        <translation>8 characters at least.</translation>
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
</TS>

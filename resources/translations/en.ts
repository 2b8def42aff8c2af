<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_TW">
<context>
    <name>CaseRows</name>
    <message>
        <source>計至 {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收費</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已結清</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>執行期滿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>逾期 {n} 日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未結</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CasesView</name>
    <message>
        <source>未結案件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部案件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>案件種類</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>義務人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>案號</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>狀態</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待執行金額</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>案件清單</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>案件查詢</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收費</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未結／全部案件</source>
        <translation type="unfinished"></translation>
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
2. Press “Back to work” and look at the last payment; where its result is unknown, the program leads you through finding out.
3. If the window still looks wrong, press “Quit” and start it again.</translation>
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
    <name>Days</name>
    <message>
        <source>一二三四五六日</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>沒有收取任何款項。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請先清點零用金並開班。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{desk} 號櫃檯已經開班（營業日 {day}）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不需要再開班，請直接收費。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>零用金不能小於零。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請重新清點並輸入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「{role}」不能{act}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請由有這項權限的同仁登入後辦理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>帳號或密碼不對，或帳號已停用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請再輸入一次；忘記密碼請找管理員。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>帳號「{login}」已經有人使用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請換一個帳號。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>這個帳號不能使用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請用 2 到 32 個字：文字、數字、點、減號或底線。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密碼太短，至少要 {n} 個字元。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請換一個長一點的密碼。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能停用自己正在使用的帳號。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請由另一位管理員辦理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請改正後再存一次；原來的資料沒有變動。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代碼要用 1 到 20 個大寫英文字母、數字或減號。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名稱要有 1 到 40 個看得見的字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>單位要有 1 到 10 個看得見的字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>類別只能是規費或拍賣款。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>單價要是 1 元以上的整數；由櫃檯輸入金額的項目請留空。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>常用鍵只有 1 到 8。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>沒有這個案件種類。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上限要是 1 元以上的整數；沒有上限請留空。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>年利率要在 0 到 20% 之間，最多三位小數。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>常用鍵 Alt+{n} 已經給了「{name}」。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請選別的鍵，或先把那個項目改成「無」。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} 已經過去，不能再改那一天的價目或規則。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請從今天或以後的日期起生效。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「{text}」不是可用的日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請輸入民國日期，例如 114/11/20。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收據的字型沒有這些字：{signs}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請改用其他寫法，或通知管理員補上字型。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>檔案「{name}」不能匯入：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>沒有存入任何案件。請改正檔案後再匯入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找不到這個檔案。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>這不是一個檔案。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>沒有讀取這個檔案的權限，或讀到一半失敗。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>檔案裡沒有案件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>檔案超過 {limit} MB 的上限。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>這不是 UTF-8 或 Big5（CP950）的文字檔。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {line} 行太長，不像表格的一列。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有不認得的欄位：{columns}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有重複的欄位：{columns}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺少欄位：{columns}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>無法在同一資料夾寫入退件檔。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找不到連接埠 {port}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請檢查電源與傳輸線，插好後會自動連線。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>連接埠 {port} 正被其他程式使用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請關閉佔用它的程式後再試。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>沒有使用連接埠 {port} 的權限。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請系統管理員執行 sudo usermod -aG dialout $USER，再登出並重新登入電腦。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>沒有送出任何資料，款項沒有變動。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備設定檔 {source} 的 {key} 不能是「{detail}」。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找不到設備設定檔 {source}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備設定檔 {source} 不是 TOML 格式。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備設定檔 {source} 缺少 {key}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備設定檔 {source} 不認得 {key}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>這台設備先不能使用，請管理員改正設定檔。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>資料庫忙碌中，等候逾時。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>這次的變更沒有寫入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請再試一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>資料庫沒有回應。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已經入帳的款項不會遺失。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請檢查網路；恢復後請先看這一筆是否已入帳，再決定要不要重做。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>磁碟空間已滿。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請通知管理員清出磁碟空間後再試。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打不開資料庫：金鑰不符，或檔案已損壞。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請不要刪除任何檔案，並通知管理員。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>資料庫是較新版的程式寫的（{found}）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請更新這台電腦的程式後再開啟。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>這個資料夾裡還沒有資料庫。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請完成首次設定，或確認資料夾是否正確。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite {version} 有會遺失資料的缺陷。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請用安裝程式重新安裝後再開啟。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>資料庫不能放在網路磁碟機：{path}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請放在這台電腦的磁碟；多個櫃檯共用請改用 PostgreSQL。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找不到資料庫的金鑰檔 {path}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請不要刪除任何檔案，並通知管理員找回金鑰檔。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>金鑰檔 {path} 不安全或內容不對。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請管理員把檔案改成只有這個帳號能讀（chmod 600）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>這個資料庫是示範資料，不能用來正式收款。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>這個資料庫是正式資料，不能當作示範。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請選另一個資料庫或另一個資料夾。</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主管</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出納</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>志工</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>政風／會計</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理員</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查詢案件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收款</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>處理未明交易</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>開班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>開錢箱</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>列印收據</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查閱收據</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>匯入案件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改價目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改收款規則</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理人員帳號</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更換設備</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>測試設備</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第二人核可</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查閱日誌</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>現金</source>
        <translation type="unfinished">Cash</translation>
    </message>
    <message>
        <source>刷卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>行動支付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>電子票證</source>
        <translation type="unfinished">E-ticket</translation>
    </message>
    <message>
        <source>支票</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>郵政匯票</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>執行必要費用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>滯納金</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本金</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>已確認沒有扣款</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>這一筆沒有收到錢，也沒有扣民眾的錢。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可以重新收款，或改用其他方式。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（代碼 {code}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>沒有扣款，案件沒有變動。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請改用其他卡片、現金或其他方式。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>發卡銀行拒絕這張卡片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>發卡銀行要求聯絡持卡人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請民眾聯絡發卡銀行，或改用其他方式。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等不到卡片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請民眾備妥卡片後再收一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備不接受這項操作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請確認設備在待機畫面後再收一次，或改用其他方式。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備連不到銀行主機</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請檢查設備的網路線，或先改收現金。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已在設備上取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>讀不到卡片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>電子票證餘額不足</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請減少這張票證的金額，其餘改收現金，或換一張。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>這張電子票證已被鎖卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請民眾洽發卡公司，並改用其他方式。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>電子票證設備尚未簽到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請先在設備上簽到，再收一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備要求先結帳</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請先在設備上結帳，再收一次；也可改收現金。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放上的不是同一張卡片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請放回原來那張卡片。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡片太早拿開，還沒有寫入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請再收一次，卡片放穩直到設備發出聲音。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備沒有接通</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備沒有應答</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備一直要求重送</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備沒有回覆</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>連線中途斷了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備的回覆讀不懂</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備回覆的金額不符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備回覆的是另一筆交易</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回覆的不是這台設備</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備回覆的是另一種交易</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備回覆了不明的代碼</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重試時扣到另一張卡片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扣款結果不明：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可能已經扣款，請勿再刷一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請按「查詢結果」；若仍不明，看設備的簽單。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Payment</name>
    <message>
        <source>{name}等 {n} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代繳人 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本人繳款</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>繳款人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待繳 {n} 件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已選 {n} 件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>規費等 {n} 項</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有 {n} 件正由 {desks} 號櫃檯收款，結果確定前不能收，以免重複。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{desk} 號櫃檯（{clerk}）自 {time} 起也開著這位義務人的案件，請先確認。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有 {n} 件執行期間已屆滿，不得再執行，不能收款。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已選的 {n} 件依移送金額收取{day}，之後未再加計。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（計算日 {day}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{how}；抵充順序 {order}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>部分繳款</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，已加計 {sum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合計</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加入{name}，金額另填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加入{name}，{sum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>尚有 {n} 件未選</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 件不能收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本櫃檯沒有設定{tender}的設備</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>尚應收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>總額 {sum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>應收合計</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 項</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>持卡人本人在場，卡片為義務人所有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>尚差</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可先收，其餘另付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找零</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>向{tender}設備請款 {sum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收款並列印收據</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先收{tender} {sum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最多再等 {n} 秒；沒有回覆會列為結果不明，不會重複扣款</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已超過等候時間，正在確認；請勿再刷</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>列印收據</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請民眾操作刷卡機</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請民眾以手機感應</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請民眾放上電子票證</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>這裡不能取消：請在設備上按「取消」，畫面會跟著更新。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要取消，請在設備上按「取消」。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再試一次（第 {n} 次，共 {max} 次）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡片太早拿開，扣款還沒確認</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再試一次是確認同一筆，不會重複扣款。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請把同一張卡片再放上去，放穩後按 F12。換別張卡片會被拒絕。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡片不在了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>繼續收款</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收據 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已收款 {sum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>案件尚餘 {sum} 未繳</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已收款</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>應繳 {sum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已選</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未選</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期限 {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 份 × {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待繳</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已繳清</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 號櫃檯</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未具名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>輸入金額</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>現金</source>
        <translation type="unfinished">Cash</translation>
    </message>
    <message>
        <source>信用卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>行動支付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>電子票證</source>
        <translation type="unfinished">E-ticket</translation>
    </message>
    <message>
        <source>支票</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>郵政匯票</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刷卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>支票匯票</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人工刷卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>執行必要費用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>滯納金</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本金</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>費用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>執行期間屆滿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>處理中 {n} 號櫃檯</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>金額不符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>逾期 {n} 日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>依移送金額（未載計算日）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>依移送金額（計算日 {day}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>計至 {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>依移送金額</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移送 {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「{kind}」不收{tender}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tender}每筆上限 {limit} 元</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>持卡人須本人到場</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tender}（人工 {slip}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請民眾放上卡片…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請民眾感應手機…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>請民眾插卡、感應或刷卡…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>連接設備</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>送出金額 {sum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>設備已回覆，核對並入帳</source>
        <translation type="unfinished"></translation>
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
    <name>ShiftView</name>
    <message>
        <source>清點張數</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>輸入總額</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>零用金總額</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放進錢箱、供找零用的現金，單位為新臺幣元。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>零用金</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>開班，開始收費</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>開班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>零用金合計</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>開班後列入本班現金，日結時清點</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>開班中…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{face} 元</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{face} 元的張數或枚數</source>
        <translation type="unfinished"></translation>
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
        <translation>Leave</translation>
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
    <name>_Rail</name>
    <message>
        <source>說明</source>
        <translation>Help</translation>
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
        <translation>Scan a barcode, or type a case number, an ID or a name</translation>
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

/** "Nghị quyết này có hiệu lực kể từ ngày ký. Giao Sở … thực hiện." orders in its second sentence. */
export const afterEffect = (text: string): string =>
  text.replace(
    /^(?:Quyết định|Nghị quyết|Quy chế|Quy định|Chương trình|Hướng dẫn|Chỉ thị) này [^.]{3,160}?\.\s(?=\p{Lu})/u,
    '',
  )

/** "Sở đã tham mưu …": said of what is behind. */
export const past = /^.{0,90}?\s(?:đã|vừa)\s\p{L}/u

/** "Sở … kính trình Ủy ban nhân dân … xem xét": the issuer asks, nobody is ordered. */
export const asks = /^.{0,120}?\s(?:kính trình|trân trọng trình|kính đề nghị .{3,80} xem xét)\s/u

/** Approvals, findings, rules on effect, pointers to an annex ("Chi tiết tại Phụ lục kèm theo"): they order nobody to act. */
export const noOrder =
  /^(?:(?:Chi tiết|Cụ thể|Nội dung cụ thể|Nhiệm vụ cụ thể)(?: các nhiệm vụ)? (?:tại|theo|như|được nêu tại|xem) (?:các )?(?:Phụ lục|phụ lục|Biểu|biểu|Danh mục|danh mục|bảng)|Đồng ý|Thống nhất(?: với)? (?:đề nghị|đề xuất|chủ trương|nội dung)|Chấp thuận|Cho phép|Biểu dương(?! kịp thời|,? (?:và )?(?:khen|tôn vinh|nhân rộng|động viên|phê bình)| (?:các |những )?(?:gương|tập thể|cá nhân|điển hình|tấm gương|mô hình)(?!.{0,120}\sđã\s))|Ghi nhận|Đánh giá cao|Phê duyệt|Ban hành kèm theo|Quyết định này|Nghị quyết này|Kế hoạch này có hiệu lực|Bãi bỏ|Căn cứ (?:Luật|Nghị|Quyết|Thông tư|Hiến)|[^.;]{0,60}\s\d{1,3} (?:nhóm )?(?:nhiệm vụ|nội dung|giải pháp|hoạt động)(?! (?:này|trên|sau))[^.;]{0,80}\((?:chi tiết|cụ thể|có|theo)[^().;]{0,40}(?:phụ lục|Phụ lục|biểu|Biểu|danh mục|Danh mục)[^().;]{0,60}\)[./\s]{0,4}$)/u

/** "Thống nhất tổ chức lễ …" of a notice of conclusions: agreed, and nobody is told to do it. */
export const agreed =
  /^(?:Cơ bản )?(?:[Tt]hống nhất|[Nn]hất trí)(?:,? (?:với|về|cơ bản|chủ trương))? (?!(?:quản lý|chỉ đạo|đầu mối|nhận thức)(?![\p{L}]))/u

/** The legal bases and proposals of a preamble. */
export const basis =
  /^(?:Căn cứ (?:vào )?(?:Luật|Bộ luật|Nghị|Quyết định|Thông tư|Chỉ thị|Hiến pháp|Pháp lệnh|Điều lệ|Kế hoạch số|Chương trình số|Công văn|Văn bản|văn bản|Quy định số|Quy chế|Hướng dẫn số|Kết luận số)|Theo đề nghị của|Xét đề nghị của|Xét Tờ trình).{0,900}[;.,]$/u

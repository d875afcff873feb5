/**
 * Family names by which a misread first word of a signer's name is told and restored.
 * Source: Lê Trung Hoa, "Họ và tên người Việt Nam" (2005), with names of the peoples of the northern mountains, the Central
 * Highlands, Khmer and Chăm.
 */

/** By frequency; the fourteen commonest are nine tenths of all. A damaged word is only ever taken for one of these. */
export const commonFamilyNames: readonly string[] =
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Lâm Mai Trịnh Đào Cao Lương Hà Tạ Châu Thái Tô Đoàn Trương Phùng Lưu Tống Quách Kiều Vương Chu Thân Nông Triệu Bạch Khuất'.split(
    ' ',
  )

const rarer =
  'An Ân Âu Ấu Bá Bàn Bàng Bành Bảo Bế Bì Biện Bồ Bốc Cái Cam Cầm Can Cảnh Cấn Chế Chương Chung Chúng Chử Công Cổ Cù Cung Cự Danh Diêm Diệp Doãn Du Dư Đái Đàm Đan Đàng Đào Đậu Đèo Điền Điêu Điểu Đống Đồng Đổng Đới Đức Đường Giả Giản Giang Giáp Giàng Hạ Hạc Hàn Hàng Hình Hoa Hoắc Hoành Hồng Hùng Hứa Hướng Kha Khổng Khúc Khưu Kiên Kiểu Kim Kinh Kông Kơ Kpă Ksor La Lã Lạc Lai Lại Lăng Lầu Lèng Lều Liên Liêu Liễu Lò Lộ Lộc Lồ Lợi Lù Lục Luân Lư Lừ Lữ Lường Ly Ma Mã Mạc Mạch Mang Mào Mẫn Mâu Mầu Mẫu Mè Mễ Minh Mông Mùa Neáng Ngân Nghê Nghiêm Ngọc Ngụy Nguỵ Nhâm Nhan Nhiêu Nhữ Niê Ninh Nùng Ông Pha Phi Phí Phó Phong Phu Phù Phú Phúc Phương Quan Quàng Quản Quang Quế Rah Rơ Siu Sái Sầm Sằm Siêu Sĩ Sơn Sùng Sử Sỹ Tán Tào Tăng Tất Tẩn Thạch Thang Thành Thào Thập Thẩm Thi Thiều Thoa Thôi Thủy Thuỷ Tiên Tiêu Tiết Tiếu Tìn Tòng Tôn Tôn Trà Trang Tráng Tri Trì Triều Trình Trưng Trứ Tường Từ Tưởng Ty Uông Ung Vàng Văn Vi Viêm Viên Vòng Vỹ Vừ Xa Xã Xuân Xung Yên Y'.split(
    ' ',
  )

export const familyNames: ReadonlySet<string> = new Set([...commonFamilyNames, ...rarer])

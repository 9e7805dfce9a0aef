// Written by `npm run generate` from openapi.json; not to be edited.
export interface paths {
    "/api/v1/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Danh sách hồ sơ trong phạm vi của bạn */
        get: operations["listDossiers"];
        put?: never;
        /** Nộp hồ sơ */
        post: operations["submitDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Số hồ sơ trong phạm vi của bạn, theo việc trong ngày */
        get: operations["summariseDossiers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Một hồ sơ: trạng thái, hạn, việc làm được */
        get: operations["viewDossier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/actions/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Làm một việc với hồ sơ */
        post: operations["actOnDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Các mẫu in được của hồ sơ lúc này */
        get: operations["listForms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/forms/{form}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Một mẫu của hồ sơ, tệp Word */
        get: operations["printForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dữ liệu cá nhân đã xóa hay chưa */
        get: operations["viewErasure"];
        /**
         * Xóa dữ liệu cá nhân của hồ sơ đã kết thúc theo căn cứ pháp luật
         * @description Người nộp, lời văn của các lần ghi và các tệp bị xóa, không lấy lại được. Lịch sử, mã băm và số liệu giữ nguyên. Gửi lại không đổi gì.
         */
        put: operations["eraseApplicant"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/attribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ai giữ hồ sơ bao lâu: mỗi phút làm việc thuộc đúng một bên */
        get: operations["viewAttribution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lịch sử hồ sơ; của cơ quan đã xong phần việc: phần của mình */
        get: operations["viewHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Những gì đã báo cho người nộp, mới nhất trước */
        get: operations["listToldApplicant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/notices/{notice}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gửi lại một tin đã thôi gửi (quản trị viên) */
        post: operations["retryToldApplicant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ai đã xem thông tin người nộp của hồ sơ, mới nhất trước */
        get: operations["listReads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hoàn tác lần ghi cuối của chính bạn, trong ít giây sau khi ghi */
        post: operations["undoAct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/closings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sổ trả kết quả của một ngày */
        get: operations["viewDayBook"];
        put?: never;
        /**
         * Ghi nhiều hồ sơ đã trả, mỗi hồ sơ một câu trả lời
         * @description Mỗi hồ sơ được ghi hay không là riêng nó; gửi lại cùng khóa không ghi hai lần. Lỗi của hệ thống là lỗi của cả yêu cầu: hãy gửi lại nguyên như cũ.
         */
        post: operations["closeDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Đính chính và hoàn tác ở những hồ sơ bạn xem được lịch sử, mới nhất trước */
        get: operations["listCorrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bước bị bỏ qua và chỗ sai thứ tự trong phạm vi của bạn, mới nhất trước */
        get: operations["listQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trả lời một điều cần xác nhận */
        post: operations["answerQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/tasks/{task}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nhận một việc chưa ai giữ */
        post: operations["claimTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/tasks/{task}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nhả việc đang giữ, để người khác nhận */
        post: operations["releaseTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/tasks/{task}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Giao việc cho một người của vai làm bước này; giao cho mình là nhận thay */
        post: operations["assignTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/tasks/{task}/delegate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Chuyển việc đang giữ cho đồng nghiệp */
        post: operations["delegateTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/tasks/{task}/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Những người có thể được giao việc này, kèm số việc đang giữ */
        get: operations["listColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ai đã giữ việc nào, từ lúc nào */
        get: operations["listAssignments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Giấy tờ và tệp của hồ sơ */
        get: operations["listFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tải một tệp lên, để kèm vào hồ sơ
         * @description Nội dung tệp gửi nguyên vẹn (application/octet-stream). Tệp chưa kèm vào việc nào thì chỉ người tải lên thấy, và bị xóa sau bảy ngày.
         */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tải một tệp về
         * @description Mỗi lần tải được ghi lại: ai, lúc nào.
         */
        get: operations["downloadFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/escalations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Báo cấp trên về một hồ sơ */
        post: operations["escalateDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Việc đang chờ bạn, gấp nhất trước */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/substitutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Những lần trực thay của bạn và của cơ quan bạn lãnh đạo, mới nhất trước */
        get: operations["listSubstitutions"];
        put?: never;
        /** Cử người trực thay trong một thời gian */
        post: operations["setSubstitution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/substitutions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Kết thúc một lần trực thay trước hạn */
        delete: operations["endSubstitution"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Thông báo của bạn, mới nhất trước */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Đánh dấu đã đọc mọi thông báo */
        post: operations["readAllNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Đánh dấu đã đọc một thông báo */
        post: operations["readNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Danh mục thủ tục */
        get: operations["listProcedures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Một thủ tục: định nghĩa, máy trạng thái */
        get: operations["viewProcedure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Chứng nhận một thủ tục không thể kẹt và không vượt thời hạn, hoặc đường tới chỗ hỏng
         * @description Xét hết trên chính máy chạy hồ sơ, một lần cho mỗi mã ghim. Lâu hơn năm giây thì trả lời 202: hỏi lại sau `Retry-After` giây.
         */
        get: operations["certifyProcedure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Một thủ tục thành tệp: hình vẽ SVG, BPMN 2.0, quy trình nội bộ Word */
        get: operations["exportProcedure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agencies/{agency}/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sổ theo dõi hồ sơ của một cơ quan, tệp Word */
        get: operations["printRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{period}/locks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Các lần khóa số liệu của một báo cáo, và bạn có khóa được không */
        get: operations["listReportLocks"];
        put?: never;
        /**
         * Khóa số liệu của một kỳ đã hết
         * @description Giữ nguyên từng con số, kèm lần ghi cuối cùng đã đọc của mỗi hồ sơ: về sau tính lại từ các lần ghi ấy ra đúng từng byte. Không mở khóa được.
         */
        post: operations["lockReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{period}/locks/{version}/moved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Những hồ sơ mà nay được đếm khác với báo cáo đã khóa */
        get: operations["viewMovedSinceLock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dự thảo báo cáo bạn được xem, mới lập trước */
        get: operations["listReportDrafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Các kỳ báo cáo gần đây */
        get: operations["listReportPeriods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Báo cáo một kỳ: json, xlsx hoặc docx */
        get: operations["viewReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{period}/annex": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Phụ lục giải trình hồ sơ quá hạn của báo cáo: json, xlsx hoặc docx */
        get: operations["viewReportAnnex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{period}/cells/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Các hồ sơ đằng sau một con số của báo cáo */
        get: operations["viewCell"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{period}/petitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Báo cáo phản ánh, kiến nghị của một kỳ: json, xlsx hoặc docx */
        get: operations["viewPetitionReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{period}/petitions/cells/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Các phản ánh, kiến nghị đằng sau một con số của báo cáo */
        get: operations["viewPetitionCell"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reorganisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Các lần sắp xếp cơ quan liên quan đến cơ quan bạn xem được số liệu, mới nhất trước */
        get: operations["listReorganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cây cơ quan của một ngày */
        get: operations["listAgencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agencies/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Ghi mã định danh của một cơ quan mà danh bạ chưa có mã */
        put: operations["setAgencyCode"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agencies/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Những người làm việc ở một cơ quan của bạn */
        get: operations["listAgencyPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dòng sự kiện: `changed` khi có lần ghi mới; hết khi phiên đăng nhập hết */
        get: operations["followChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Các đối tác liên thông */
        get: operations["listPartners"];
        put?: never;
        /** Đăng ký đối tác liên thông */
        post: operations["addPartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sửa đăng ký của đối tác */
        put: operations["changePartner"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Đổi khóa ký
         * @description Khóa cũ còn dùng được trong thời gian chuyển tiếp: hai bên không phải đổi cùng lúc.
         */
        post: operations["rotatePartnerSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tạm ngừng đối tác
         * @description Không gửi tin đi; tin đến vẫn được giữ nhưng chưa thực hiện.
         */
        post: operations["pausePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cho đối tác hoạt động lại */
        post: operations["resumePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gửi một tin thử đến đối tác */
        post: operations["testPartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tin đến và đi còn vướng của một đối tác */
        get: operations["listPartnerLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Thử lại tin đã thôi thử, hoặc gửi lại từ một số */
        post: operations["replayPartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bỏ qua một tin đã thôi thử
         * @description Các tin sau của hồ sơ đi tiếp. Đối tác được báo là số này bị bỏ qua; tin của đối tác được ghi là bị từ chối.
         */
        post: operations["skipPartnerMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nhận một tin của đối tác
         * @description Nhận ít nhất một lần: gửi lại cùng mã tin không có thêm tác dụng. Tin của một hồ sơ được thực hiện theo thứ tự `n`; thiếu số nào thì các tin sau đợi số đó.
         */
        post: operations["receiveMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/v1/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bên gọi được đăng ký ở đây thế nào
         * @description Để thử khóa ký và đối chiếu bảng mã, không thay đổi gì.
         */
        get: operations["viewRegistration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/v1/models/{pin}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Định nghĩa mà một hồ sơ chung chạy theo
         * @description Theo mã băm nội dung, không bao giờ đổi.
         */
        get: operations["fetchModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/v1/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hồ sơ chung với bên gọi, như hệ thống này đang thấy
         * @description Để hai bên đối soát hằng ngày; chỉ phần của cơ quan tham gia.
         */
        get: operations["listSharedDossiers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/v1/dossiers/{id}/files/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Một tệp của hồ sơ chung, theo mã băm
         * @description Mỗi lần tải được ghi lại.
         */
        get: operations["fetchSharedFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Đối soát mọi hồ sơ chung với đối tác
         * @description Cũng tự chạy mỗi ngày một lần.
         */
        post: operations["reconcilePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Chỗ hai bên ghi khác nhau, theo lần đối soát gần nhất */
        get: operations["listDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}/resync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Làm lại theo cơ quan chủ trì: gửi lại, hoặc xin gửi lại, trạng thái của hồ sơ */
        post: operations["resyncDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tiến trình còn sống */
        get: operations["healthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Làm việc được: có PostgreSQL, kho tệp đã dùng được từ lúc chạy */
        get: operations["healthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ai đang đăng nhập */
        get: operations["viewSession"];
        put?: never;
        /** Đăng nhập bằng mật khẩu */
        post: operations["signIn"];
        /** Đăng xuất */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Đổi mật khẩu của mình */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Đăng nhập qua nhà cung cấp định danh (OIDC); mở bằng trình duyệt */
        get: operations["beginOidc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Nhà cung cấp định danh đưa người dùng trở lại đây */
        get: operations["finishOidc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Các tài khoản */
        get: operations["listAccounts"];
        put?: never;
        /** Tạo tài khoản */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{username}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Giao vai, thay các vai đang có */
        put: operations["grantAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{username}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cấp lại mật khẩu dùng một lần */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{username}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Khóa tài khoản */
        post: operations["disableAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{username}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mở khóa tài khoản */
        post: operations["enableAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Các khóa API */
        get: operations["listApiKeys"];
        put?: never;
        /** Tạo khóa API cho một hệ thống */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Thu hồi khóa API */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @example {
         *       "procedure": "1.001193",
         *       "agency": "thanh-ha",
         *       "channel": "direct",
         *       "facts": {
         *         "qua-han": false
         *       },
         *       "applicant": {
         *         "name": "Nguyễn Thị Mai An",
         *         "phone": "0900 000 101"
         *       }
         *     }
         */
        SubmitBody: {
            /** @description Mã hồ sơ; không ghi thì hệ thống cấp */
            id?: string;
            /** @description Mã thủ tục */
            procedure: string;
            /** @description Cơ quan chủ trì */
            agency: string;
            /** @description Cơ quan có bộ phận một cửa nhận hộ, nơi thủ tục cho phép; không ghi là cơ quan chủ trì */
            receivedBy?: string;
            /** @enum {string} */
            channel: "online" | "direct" | "postal";
            /**
             * @description Cách nhận kết quả; không ghi: tại một cửa
             * @enum {string}
             */
            way?: "counter" | "post" | "online";
            /** @description Dữ kiện của hồ sơ */
            facts?: {
                [key: string]: boolean | number | string;
            };
            /**
             * Format: date-time
             * @description Lúc nộp; không ghi là bây giờ
             */
            at?: string;
            /** @description Lý do (bắt buộc khi ghi bù) */
            reason?: string;
            /** @description Giấy tờ kèm theo; mã băm của từng tệp vào lịch sử */
            papers?: {
                /** @description Mã giấy tờ của thủ tục; không ghi: khác */
                paper?: string;
                /**
                 * @description Bản chính, bản sao chứng thực, bản chụp, bản điện tử; `reused`: dùng lại bản đã số hóa, không nộp lại
                 * @enum {string}
                 */
                copy: "original" | "certified-copy" | "copy" | "electronic" | "reused";
                /**
                 * @description Không ghi thì theo việc: nộp, bổ sung, kết quả
                 * @enum {string}
                 */
                purpose?: "intake" | "supplement" | "result" | "other";
                /**
                 * Format: uuid
                 * @description Mã tệp đã tải lên, chưa kèm vào đâu
                 */
                file?: string;
                /** @description Người làm việc này ký kết quả có mã băm ấy (chỉ với kết quả có tệp) */
                signed?: boolean;
                /**
                 * Format: uuid
                 * @description Chữ ký số rời: mã một tệp .p7s khác trong cùng yêu cầu; không ghi: ký trong tệp PDF
                 */
                signature?: string;
            }[];
            /** @description Người nộp; không vào lịch sử */
            applicant?: {
                name: string;
                phone?: string | null;
                /** Format: email */
                email?: string | null;
                idNumber?: string | null;
                address?: string | null;
                representative?: string | null;
            };
        };
        Dossier: {
            id: string;
            /** @description Số lần ghi; cũng là ETag */
            version: number;
            procedure: {
                code: string;
                name: string;
                version: number;
            };
            field: string;
            /** @enum {string} */
            channel: "online" | "direct" | "postal";
            /** @description Cơ quan chủ trì */
            owner: {
                id: string;
                name: string;
            };
            /** @description Cơ quan tiếp nhận */
            receivedBy: {
                id: string;
                name: string;
            };
            /** @description Đối tác mà hồ sơ thuộc về: ở đây chỉ làm chặng được giao; null: hồ sơ của hệ thống này */
            hostedBy: string | null;
            /**
             * @description Giai đoạn của vòng đời
             * @enum {string}
             */
            phase: "submitted" | "refused" | "in-hand" | "finished" | "sent" | "returned" | "withdrawn" | "stopped";
            phaseLabel: string;
            status: components["schemas"]["NationalStatus"];
            /** @enum {string|null} */
            outcome: "granted" | "rejected" | "returned-unqualified" | null;
            facts: {
                [key: string]: boolean | number | string;
            };
            /** @description Thời điểm ISO 8601, +07:00 */
            submittedAt: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            due: string | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            originalDue: string | null;
            /** @description Vì sao hạn trả là như vậy, từng dòng */
            explanation: {
                kind: string;
                from: string;
                to: string | null;
                counted: number | null;
                reason: string | null;
                text: string;
            }[];
            /**
             * @description Đang giải quyết: within, overdue; đã xong: early, on-time, overdue, none
             * @enum {string|null}
             */
            standing: "within" | "overdue" | "early" | "on-time" | "none" | null;
            /** @description Chặng sau không kịp: từ lúc nào các bước còn lại không vừa hạn trả; null: còn vừa */
            risk: {
                /** @description Từ lúc này, nếu hồ sơ không chuyển động */
                from: string;
                /** @description Đã tới lúc đó, và chưa quá hạn */
                now: boolean;
                /** @description Phút làm việc các bước còn lại cần, tính từ `from` */
                needed: number;
                /** @description Phút làm việc còn đến hạn trả, tính từ bây giờ */
                left: number;
            } | null;
            holds: components["schemas"]["Hold"][];
            /** @description Yêu cầu đang mở không dừng đồng hồ */
            requests: components["schemas"]["Hold"][];
            /** @description Ý kiến đã xin của cơ quan khác */
            opinions: components["schemas"]["Opinion"][];
            /** @description Nghĩa vụ tài chính: đã yêu cầu, đã nộp, đã hoàn trả */
            money: components["schemas"]["Money"];
            segments: components["schemas"]["Segment"][];
            /** @description Các lần bàn giao, theo thứ tự; đã trả lời và đang chờ */
            offers: components["schemas"]["Offer"][];
            /** @description Việc đang mở */
            tasks: components["schemas"]["OpenTask"][];
            /** @description Việc có thể làm, và việc chưa thể kèm lý do */
            actions: components["schemas"]["OfferedAction"][];
            /** @description Vị trí bây giờ, hoặc tại `at`; null: chưa nộp */
            position: components["schemas"]["Position"] | null;
            findings: {
                seq: number;
                code: string;
                text: string;
            }[];
            /** @description Người nộp; che khi không có quyền xem */
            applicant: {
                name: string;
                phone: string | null;
                email: string | null;
                idNumber: string | null;
                address: string | null;
                representative: string | null;
                masked: boolean;
            } | null;
            /** @description Lần ghi cuối của chính bạn còn hoàn tác được; null: không có */
            undo: {
                /** @description Số lần ghi, gửi lại trong `undo` */
                entry: number;
                /** @description Còn bấy nhiêu giây, theo đồng hồ máy chủ */
                seconds: number;
            } | null;
            /**
             * @description Bạn xem được gì: toàn bộ; phần mà chặng của cơ quan bạn được xem; đã xong phần việc, chỉ còn phần của mình và kết quả
             * @enum {string}
             */
            sight: "whole" | "part" | "past";
            /** @description Kết quả đến tay người nhận ra sao */
            delivery: {
                /**
                 * @description Tại một cửa, qua bưu chính, bản điện tử
                 * @enum {string}
                 */
                way: "counter" | "post" | "online";
                /** @description Bưu gửi cuối cùng; null: chưa gửi */
                parcel: {
                    carrier: string;
                    tracking: string | null;
                    /** @description Thời điểm ISO 8601, +07:00 */
                    sentAt: string;
                    /**
                     * @description Bưu gửi: đã giao bưu chính, phát chưa được, chuyển hoàn, thất lạc, đã phát
                     * @enum {string}
                     */
                    state: "sent" | "failed" | "sent-back" | "lost" | "delivered";
                    /** @description Lúc chuyển sang trạng thái này */
                    at: string;
                } | null;
                /** @description Lúc báo mất giấy hẹn */
                receiptLostAt: string | null;
                /** @description Lúc cấp lại kết quả */
                reissuedAt: string | null;
                /** @enum {string|null} */
                collectedBy: "applicant" | "representative" | null;
            };
            /** @description Nơi lưu và thời hạn; null: chưa nộp lưu */
            archived: {
                /** @description Thời điểm ISO 8601, +07:00 */
                at: string;
                place: string;
                box: string | null;
                /**
                 * Format: date
                 * @description null: vĩnh viễn
                 */
                until: string | null;
                /** @description Căn cứ thời hạn lưu trữ */
                source: string;
                /** @enum {string} */
                certainty: "verified" | "secondary" | "unverified";
            } | null;
        };
        NationalStatus: {
            /** @description Mã trạng thái quốc gia 1–10 */
            code: number;
            label: string;
        };
        Hold: {
            /** @description `dossier` hoặc mã chặng */
            scope: string;
            /** @enum {string} */
            reason: "supplement" | "payment" | "opinion";
            /** @description Cơ quan được xin ý kiến, khi có nêu */
            from?: string;
            label: string;
        };
        Opinion: {
            /** @description Lần ghi xin ý kiến; nội dung hỏi là lời văn của lần ghi đó */
            seq: number;
            /** @description null: nhật ký không nêu */
            agency: {
                id: string;
                name: string;
            } | null;
            /** @description Cơ quan ngoài danh mục */
            outside: boolean;
            /** @description `dossier` hoặc mã chặng */
            scope: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            askedAt: string;
            /** @description Hạn trả lời; null: không hẹn */
            due: string | null;
            /** @description Chưa trả lời và đã quá hạn */
            overdue: boolean;
            /** @description Thời điểm ISO 8601, +07:00 */
            closedAt: string | null;
            /**
             * @description null: đang chờ; overtaken: hồ sơ đã xong hoặc chuyển thủ tục trước khi có trả lời
             * @enum {string|null}
             */
            closedAs: "answered" | "overtaken" | null;
            /** @enum {string|null} */
            standing: "early" | "on-time" | "overdue" | "none" | null;
        };
        Money: {
            obligations: {
                seq: number;
                /** @description Thời điểm ISO 8601, +07:00 */
                at: string;
                /** @description `dossier` hoặc mã chặng */
                scope: string;
                /** @description Số phải nộp, đồng */
                amount: number | null;
                /** @description null: chưa nộp */
                payment: {
                    /** @description Số thứ tự của lần ghi */
                    seq: number;
                    /** @description Thời điểm ISO 8601, +07:00 */
                    at: string;
                    /** @description Đồng; null: không ghi số tiền */
                    amount: number | null;
                    /** @description Số biên lai, chứng từ */
                    receipt: string | null;
                } | null;
            }[];
            refunds: {
                /** @description Số thứ tự của lần ghi */
                seq: number;
                /** @description Thời điểm ISO 8601, +07:00 */
                at: string;
                /** @description Đồng; null: không ghi số tiền */
                amount: number | null;
                /** @description Số biên lai, chứng từ */
                receipt: string | null;
            }[];
            /** @description Đã nộp mà chưa hoàn trả, đồng */
            refundable: number;
        };
        Segment: {
            segment: string;
            name: string;
            /** @description Cơ quan thực hiện chặng */
            agency: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            state: "offered" | "received" | "finished" | "declined" | "recalled" | "expired" | "overtaken";
            /** @description Thời điểm ISO 8601, +07:00 */
            offeredAt: string | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            receivedAt: string | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            endedAt: string | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            due: string | null;
            overdue: boolean;
            /** @enum {string|null} */
            standing: "early" | "on-time" | "overdue" | "none" | null;
        };
        Offer: {
            segment: string;
            name: string;
            /** @description Lần ghi đã bàn giao */
            seq: number;
            /** @description Mã băm của lần ghi đó: của toàn bộ nội dung đã bàn giao */
            hash: string;
            /** @description Bên giao */
            from: {
                /** @description Cơ quan */
                agency: {
                    id: string;
                    name: string;
                };
                role: string;
            };
            /** @description Bên được giao */
            to: {
                /** @description Cơ quan */
                agency: {
                    id: string;
                    name: string;
                };
                role: string;
            };
            /** @description Thời điểm ISO 8601, +07:00 */
            offeredAt: string;
            /** @description Thời hạn của chặng, bằng lời */
            budget: string | null;
            /** @description Hạn trả lời; null là không có */
            answerBy: string | null;
            /** @description Đã quá hạn trả lời: bên giao ghi `expire` được */
            lapsed: boolean;
            answer: {
                /** @enum {string} */
                as: "received" | "declined" | "recalled" | "expired" | "overtaken";
                /** @description Lần ghi đã trả lời */
                seq: number;
                /** @description Thời điểm ISO 8601, +07:00 */
                at: string;
            } | null;
        };
        OpenTask: {
            /** @description Mã bước */
            task: string;
            name: string;
            /** @description Cơ quan làm */
            agency: {
                id: string;
                name: string;
            };
            role: string;
            laneName: string;
            segment: string | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            openedAt: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            due: string | null;
            overdue: boolean;
            /**
             * @description Ai đang giữ việc; null: chưa ai nhận
             * @example {
             *       "id": "tk-1f0a",
             *       "name": "Trần Văn Bình",
             *       "since": "2023-03-16T08:05:00+07:00"
             *     }
             */
            holder: {
                id: string;
                name: string;
                /** @description Giữ từ lúc */
                since: string;
            } | null;
            /** @description Nhận, trả, giao, chuyển: những gì bạn làm được với việc này */
            assignable: ("claim" | "release" | "assign" | "delegate")[];
        };
        OfferedAction: {
            /** @description Tên trong đường dẫn: accept, step, receive … */
            action: string;
            /** @description Thao tác của bước (body.action) */
            step: string | null;
            label: string;
            task: string | null;
            taskName: string | null;
            segment: string | null;
            /** @description Phạm vi có thể nêu: `dossier` hoặc mã chặng */
            scopes: string[];
            needs: {
                /** @description Dữ kiện phải nhập, theo khai báo */
                facts: {
                    [key: string]: unknown;
                };
                reason: boolean;
                outcome: boolean;
                segment: boolean;
                /** @description Trường riêng của việc này, ví dụ due, to */
                fields: string[];
            };
            /** @description Vì sao chưa làm được; null là làm được */
            blocked: {
                code: string;
                message: string;
            } | null;
        };
        Position: {
            /** @description Đúng từ sau thời điểm này */
            from: string;
            /** @enum {string} */
            phase: "submitted" | "refused" | "in-hand" | "closed" | "returned";
            /** @description Cơ quan chủ trì */
            owner: {
                id: string;
                name: string;
            };
            /** @description Thời điểm ISO 8601, +07:00 */
            acceptedAt: string | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            due: string | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            originalDue: string | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            closedAt: string | null;
            /** @enum {string|null} */
            closedAs: "granted" | "rejected" | "returned-unqualified" | "withdrawn" | "stopped" | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            returnedAt: string | null;
            /** @enum {string|null} */
            standing: "early" | "on-time" | "overdue" | "none" | null;
            /** @description Đang giải quyết và đã quá hạn tại thời điểm hỏi */
            overdue: boolean;
            paused: boolean;
            provisional: boolean;
            reappointed: boolean;
            lateBeforeRestart: boolean;
            digitisedIntake: boolean;
            digitisedResult: boolean;
            segments: components["schemas"]["Segment"][];
        };
        DossierPage: {
            items: components["schemas"]["ListedDossier"][];
            /** @description Con trỏ trang kế tiếp; null là hết */
            next: string | null;
        };
        ListedDossier: {
            id: string;
            procedure: {
                code: string;
                name: string;
            };
            field: string;
            /** @enum {string} */
            channel: "online" | "direct" | "postal";
            /** @description Cơ quan chủ trì */
            owner: {
                id: string;
                name: string;
            };
            /**
             * @description Giai đoạn của vòng đời
             * @enum {string}
             */
            phase: "submitted" | "refused" | "in-hand" | "finished" | "sent" | "returned" | "withdrawn" | "stopped";
            phaseLabel: string;
            status: components["schemas"]["NationalStatus"];
            version: number;
            /** @description Thời điểm ISO 8601, +07:00 */
            submittedAt: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            acceptedAt: string | null;
            /** @description Lần ghi cuối */
            recordedAt: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            due: string | null;
            /**
             * @description Đang giải quyết: within, overdue; đã xong: early, on-time, overdue, none
             * @enum {string|null}
             */
            standing: "within" | "overdue" | "early" | "on-time" | "none" | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            closedAt: string | null;
            /** @enum {string|null} */
            closedAs: "granted" | "rejected" | "returned-unqualified" | "withdrawn" | "stopped" | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            returnedAt: string | null;
            /**
             * @description Tại một cửa, qua bưu chính, bản điện tử
             * @enum {string}
             */
            way: "counter" | "post" | "online";
            /**
             * @description Bưu gửi: đã giao bưu chính, phát chưa được, chuyển hoàn, thất lạc, đã phát
             * @enum {string|null}
             */
            parcel: "sent" | "failed" | "sent-back" | "lost" | "delivered" | null;
            /** @description Lúc nộp lưu */
            archivedAt: string | null;
            /** @description Kho, giá, hộp */
            archivePlace: string | null;
            /**
             * Format: date
             * @description Ngày cuối của thời hạn lưu trữ; null: chưa nộp lưu hoặc vĩnh viễn
             */
            keepUntil: string | null;
            /** @description Đang giải quyết và đồng hồ đang dừng */
            paused: boolean;
            /** @description Chưa quá hạn, nhưng các bước sau không kịp hạn trả */
            atRisk: boolean;
            /** @description Tạm dừng lâu hơn quy định của thủ tục */
            heldLong: boolean;
            /** @description Các khoảng tạm dừng đang mở */
            holds: components["schemas"]["Hold"][];
            /**
             * @description Người nộp; null: hồ sơ không ghi người nộp
             * @example {
             *       "name": "Nguyễn Văn An",
             *       "masked": false
             *     }
             */
            applicant: {
                name: string;
                /** @description Tên đã che: không có quyền xem */
                masked: boolean;
            } | null;
        };
        /**
         * @example {
         *       "submitted": 3,
         *       "inHand": 41,
         *       "dueToday": 4,
         *       "overdue": 1,
         *       "paused": 6,
         *       "heldLong": 1,
         *       "toReturn": 9,
         *       "questions": 2
         *     }
         */
        DossierSummary: {
            /** @description Mới nộp, chờ tiếp nhận: `phase=submitted` */
            submitted: number;
            /** @description Đang giải quyết: `phase=in-hand` */
            inHand: number;
            /** @description Đến hạn hôm nay, chưa quá hạn: `phase=in-hand&standing=within&dueAfter=…&dueBefore=…` */
            dueToday: number;
            /** @description Quá hạn: `phase=in-hand&standing=overdue` */
            overdue: number;
            /** @description Đang tạm dừng: `phase=in-hand&paused=true` */
            paused: number;
            /** @description Trong đó tạm dừng quá lâu: `heldLong=true` */
            heldLong: number;
            /** @description Có kết quả, chưa trả: `phase=finished` */
            toReturn: number;
            /** @description Điều cần xác nhận chưa ai trả lời: `/questions?answered=false` */
            questions: number;
        };
        /**
         * @example {
         *       "task": "tham-tra",
         *       "action": "trinh-ky"
         *     }
         */
        CommandBody: {
            /** @description Bước, khi thao tác có ở nhiều việc đang mở */
            task?: string;
            /** @description Chặng liên thông */
            segment?: string;
            /** @description Thao tác của bước (với step) */
            action?: string;
            /** @description Dữ kiện nhập kèm */
            facts?: {
                [key: string]: boolean | number | string;
            };
            reason?: string;
            /**
             * Format: date-time
             * @description Lúc xảy ra; không ghi là bây giờ
             */
            at?: string;
            /** @enum {string} */
            outcome?: "granted" | "rejected" | "returned-unqualified";
            /**
             * Format: date-time
             * @description Hạn trả mới (extend)
             */
            due?: string;
            digitised?: boolean;
            /**
             * Format: date-time
             * @description Thời điểm ISO 8601 có múi giờ, ví dụ 2023-03-16T08:05:00+07:00
             */
            returnedAt?: string;
            /**
             * Format: date-time
             * @description Thời điểm ISO 8601 có múi giờ, ví dụ 2023-03-16T08:05:00+07:00
             */
            finishedAt?: string;
            /** @description Số thứ tự các lần ghi bị hủy (correct) */
            void?: number[];
            /** @description Các lần ghi được sửa, theo số thứ tự (correct) */
            amend?: {
                seq: number;
                /**
                 * Format: date-time
                 * @description Thời điểm ISO 8601 có múi giờ, ví dụ 2023-03-16T08:05:00+07:00
                 */
                at?: string;
                /** @enum {string} */
                outcome?: "granted" | "rejected" | "returned-unqualified";
                digitised?: boolean;
                /**
                 * Format: date-time
                 * @description Thời điểm ISO 8601 có múi giờ, ví dụ 2023-03-16T08:05:00+07:00
                 */
                returnedAt?: string;
                /**
                 * Format: date-time
                 * @description Thời điểm ISO 8601 có múi giờ, ví dụ 2023-03-16T08:05:00+07:00
                 */
                finishedAt?: string;
                /**
                 * Format: date-time
                 * @description Thời điểm ISO 8601 có múi giờ, ví dụ 2023-03-16T08:05:00+07:00
                 */
                due?: string;
                /** @enum {string} */
                channel?: "online" | "direct" | "postal";
            }[];
            /** @description Trạng thái đúng, khi đính chính phải nêu */
            configuration?: string | {
                [key: string]: unknown;
            };
            /** @description Lần bàn giao được trả lời, như `offers` nêu; không ghi là lần đang chờ */
            offer?: {
                seq: number;
                hash: string;
            };
            /** @description Cơ quan nhận (transfer, hand-over) */
            to?: string;
            /** @description Giấy tờ kèm theo; mã băm của từng tệp vào lịch sử */
            papers?: {
                /** @description Mã giấy tờ của thủ tục; không ghi: khác */
                paper?: string;
                /**
                 * @description Bản chính, bản sao chứng thực, bản chụp, bản điện tử; `reused`: dùng lại bản đã số hóa, không nộp lại
                 * @enum {string}
                 */
                copy: "original" | "certified-copy" | "copy" | "electronic" | "reused";
                /**
                 * @description Không ghi thì theo việc: nộp, bổ sung, kết quả
                 * @enum {string}
                 */
                purpose?: "intake" | "supplement" | "result" | "other";
                /**
                 * Format: uuid
                 * @description Mã tệp đã tải lên, chưa kèm vào đâu
                 */
                file?: string;
                /** @description Người làm việc này ký kết quả có mã băm ấy (chỉ với kết quả có tệp) */
                signed?: boolean;
                /**
                 * Format: uuid
                 * @description Chữ ký số rời: mã một tệp .p7s khác trong cùng yêu cầu; không ghi: ký trong tệp PDF
                 */
                signature?: string;
            }[];
            /** @description Số tiền, đồng (request-payment, payment, refund) */
            amount?: number;
            /** @description Số biên lai (payment), số chứng từ hoàn trả (refund) */
            receipt?: string;
            /** @description Cơ quan được xin ý kiến, theo danh mục */
            agency?: string;
            /** @description Tên cơ quan được xin ý kiến, khi ngoài danh mục */
            outside?: string;
            /** @description Thời hạn trả lời ý kiến, tính như mọi thời hạn; không ghi là không hẹn */
            within?: {
                /** @description Số ngày hoặc giờ; không dùng cho same-day và none */
                value?: number;
                /** @enum {string} */
                unit: "working-day" | "calendar-day" | "working-hour" | "same-day" | "none";
                /** @description HH:MM; nhận sau giờ này thì tính từ ngày làm việc kế tiếp */
                cutoff?: string;
            };
            /** @description Mã thủ tục đúng (reclassify) */
            procedure?: string;
            /**
             * @description Cách nhận kết quả (choose-return, return)
             * @enum {string}
             */
            way?: "counter" | "post" | "online";
            /** @description Đơn vị chuyển phát (send) */
            carrier?: string;
            /** @description Số hiệu bưu gửi (send) */
            tracking?: string;
            /**
             * @description Ai nhận kết quả: người nộp, người được ủy quyền (return)
             * @enum {string}
             */
            collectedBy?: "applicant" | "representative";
            /** @description Họ tên người nhận; không vào mã băm (return) */
            collectorName?: string;
            /** @description Giấy tờ người nhận đã xuất trình; không vào mã băm (return) */
            collectorPaper?: string;
            /** @description Kho, giá (archive) */
            place?: string;
            /** @description Hộp, cặp (archive) */
            box?: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "form": "receipt",
         *           "number": "01",
         *           "name": "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
         *           "law": "Thông tư 01/2018/TT-VPCP",
         *           "certainty": "unverified",
         *           "day": "2023-04-24"
         *         }
         *       ]
         *     }
         */
        FormList: {
            items: components["schemas"]["OfferedForm"][];
        };
        OfferedForm: {
            /**
             * @description Mẫu: receipt giấy tiếp nhận và hẹn trả, supplement yêu cầu bổ sung, refusal từ chối tiếp nhận, apology xin lỗi và hẹn lại, stop dừng giải quyết, control phiếu kiểm soát
             * @enum {string}
             */
            form: "receipt" | "supplement" | "refusal" | "apology" | "stop" | "control";
            /** @description Số của mẫu trong văn bản */
            number: string;
            name: string;
            /** @description Văn bản ban hành mẫu, có hiệu lực ngày của việc */
            law: string;
            /**
             * @description Mức chắc chắn của nội dung và cách trình bày so với văn bản
             * @enum {string}
             */
            certainty: "verified" | "secondary" | "unverified";
            /** @description Ngày ghi trên mẫu: ngày của việc mà mẫu nói tới */
            day: string;
        };
        Erasure: {
            erasure: {
                /** @description Thời điểm ISO 8601, +07:00 */
                at: string;
                /** @description Người quyết định xóa */
                actorName: string | null;
                ground: string;
            } | null;
        };
        /**
         * @example {
         *       "ground": "Yêu cầu xóa dữ liệu cá nhân số 12/YC ngày 03/02/2026"
         *     }
         */
        ErasureBody: {
            /** @description Căn cứ pháp luật, số văn bản yêu cầu */
            ground: string;
        };
        /**
         * @example {
         *       "stretches": [
         *         {
         *           "from": "2025-03-03T08:00:00+07:00",
         *           "to": "2025-03-03T11:00:00+07:00",
         *           "holder": "agency",
         *           "agency": {
         *             "id": "thanh-ha",
         *             "name": "UBND thị trấn Thanh Hà"
         *           },
         *           "segment": null,
         *           "minutes": 180
         *         }
         *       ],
         *       "shares": {
         *         "agency": 180,
         *         "applicant": 0,
         *         "transit": 0
         *       },
         *       "late": {
         *         "agency": 0,
         *         "applicant": 0,
         *         "transit": 0
         *       },
         *       "segments": []
         *     }
         */
        Attribution: {
            /** @description Liền nhau; các nhánh song song tính theo nhánh xong sau cùng */
            stretches: components["schemas"]["Stretch"][];
            /** @description Phút làm việc; cộng lại đúng bằng tổng */
            shares: {
                /** @description Cơ quan đang làm */
                agency: number;
                /** @description Chờ người nộp */
                applicant: number;
                /** @description Đã bàn giao, chưa ai trả lời */
                transit: number;
            };
            /** @description Trong đó quá hạn; đã quá hạn trước khi yêu cầu bổ sung thì tính từ lúc ấy */
            late: {
                /** @description Cơ quan đang làm */
                agency: number;
                /** @description Chờ người nộp */
                applicant: number;
                /** @description Đã bàn giao, chưa ai trả lời */
                transit: number;
            };
            /** @description Thời gian riêng của từng chặng; các chặng song song trùng nhau */
            segments: {
                segment: {
                    id: string;
                    name: string;
                };
                agency: {
                    id: string;
                    name: string;
                };
                state: string;
                stretches: components["schemas"]["Stretch"][];
                /** @description Phút làm việc; cộng lại đúng bằng tổng */
                shares: {
                    /** @description Cơ quan đang làm */
                    agency: number;
                    /** @description Chờ người nộp */
                    applicant: number;
                    /** @description Đã bàn giao, chưa ai trả lời */
                    transit: number;
                };
            }[];
        };
        Stretch: {
            /** @description Thời điểm ISO 8601, +07:00 */
            from: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            to: string;
            /** @enum {string} */
            holder: "agency" | "applicant" | "transit";
            /** @description Cơ quan đang làm hoặc phải trả lời; null: chờ người nộp */
            agency: {
                id: string;
                name: string;
            } | null;
            /** @description null: phần của cơ quan chủ trì */
            segment: {
                id: string;
                name: string;
            } | null;
            minutes: number;
        };
        History: {
            items: components["schemas"]["HistoryEntry"][];
        };
        HistoryEntry: {
            seq: number;
            /** @enum {string} */
            kind: "act" | "late" | "void" | "amend";
            event: string;
            label: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            at: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            recordedAt: string;
            actor: string;
            /** @description Tên người hoặc hệ thống; null nếu là mã của hệ thống khác */
            actorName: string | null;
            /** @description Trực thay ai */
            inPlaceOf: {
                id: string;
                name: string;
            } | null;
            key: string;
            fact: {
                [key: string]: unknown;
            };
            /** @description Lời văn, ví dụ lý do */
            text: {
                [key: string]: string;
            } | null;
            targets: number[];
            /** @description Đã bị đính chính hủy */
            voided: boolean;
            hash: string;
            prevHash: string | null;
        };
        ToldApplicants: {
            items: components["schemas"]["ToldApplicant"][];
        };
        /**
         * @example {
         *       "id": "43",
         *       "seq": 6,
         *       "event": "moved",
         *       "label": "Ngày hẹn trả đổi",
         *       "channel": "sms",
         *       "channelLabel": "Tin nhắn SMS",
         *       "state": "waiting",
         *       "suppressedAs": null,
         *       "via": null,
         *       "template": 1,
         *       "attempts": 0,
         *       "failure": null,
         *       "createdAt": "2026-11-24T21:14:00+07:00",
         *       "notBefore": "2026-11-25T07:00:00+07:00",
         *       "sentAt": null
         *     }
         */
        ToldApplicant: {
            id: string;
            /** @description Lần ghi được báo */
            seq: number;
            /** @description Việc được báo: received, supplement, moved … */
            event: string;
            /** @description Tên việc */
            label: string;
            /** @enum {string} */
            channel: "mail" | "sms" | "zalo";
            channelLabel: string;
            /**
             * @description Chờ gửi (lần thử trước hỏng thì có `failure`), đã gửi, thôi gửi, không gửi
             * @enum {string}
             */
            state: "waiting" | "sent" | "given-up" | "suppressed";
            /**
             * @description Vì sao không gửi: không có địa chỉ, người nộp không muốn, tin không còn đúng
             * @enum {string|null}
             */
            suppressedAs: "no-address" | "opted-out" | "overtaken" | null;
            /** @description Đã giao cho: smtp, http; log là chỉ ghi nhật ký vì chưa nối dịch vụ */
            via: string | null;
            /** @description Phiên bản mẫu tin */
            template: number;
            attempts: number;
            /** @description Vì sao lần thử cuối không thành */
            failure: string | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            createdAt: string;
            /** @description Không gửi trước lúc này: giờ yên lặng, hoặc đợi thử lại */
            notBefore: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            sentAt: string | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "812",
         *           "at": "2025-07-02T08:05:00+07:00",
         *           "actor": {
         *             "id": "tk-1",
         *             "name": "Nguyễn Thị Một Cửa"
         *           },
         *           "purpose": "page",
         *           "purposeLabel": "Mở hồ sơ",
         *           "detail": null
         *         }
         *       ],
         *       "next": null
         *     }
         */
        PersonalReads: {
            items: components["schemas"]["PersonalRead"][];
            /** @description Con trỏ trang kế tiếp; null là hết */
            next: string | null;
        };
        PersonalRead: {
            id: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            at: string;
            /** @description Ai xem */
            actor: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            purpose: "page" | "list" | "register" | "form" | "file";
            purposeLabel: string;
            /** @description Biểu mẫu hoặc tệp nào; null: không có tên riêng */
            detail: string | null;
        };
        /**
         * @example {
         *       "entry": 4
         *     }
         */
        UndoBody: {
            /** @description Lần ghi: số thứ tự, hoặc Idempotency-Key đã gửi với nó */
            entry: number | string;
        };
        DayBook: {
            agency: {
                id: string;
                name: string;
            };
            /** Format: date */
            day: string;
            /** @description Đã ghi trả trong ngày và còn tính, theo thứ tự ghi */
            returned: components["schemas"]["ReturnOfDay"][];
            /** @description Chốt sổ trong ngày không ghi được và đến nay chưa ghi */
            refused: components["schemas"]["RefusalOfDay"][];
        };
        ReturnOfDay: {
            dossier: string;
            procedure: {
                code: string;
                name: string;
            };
            /**
             * @description Người nộp; null: hồ sơ không ghi người nộp
             * @example {
             *       "name": "Nguyễn Văn An",
             *       "masked": false
             *     }
             */
            applicant: {
                name: string;
                /** @description Tên đã che: không có quyền xem */
                masked: boolean;
            } | null;
            /** @enum {string} */
            action: "return" | "record-returned";
            /** @enum {string|null} */
            outcome: "granted" | "rejected" | "returned-unqualified" | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            returnedAt: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            recordedAt: string;
            actor: string;
            actorName: string | null;
        };
        RefusalOfDay: {
            /** @description Mã như đã quét hoặc chọn */
            dossier: string;
            /** @enum {string} */
            action: "return" | "record-returned";
            code: string;
            detail: string;
            actor: string;
            actorName: string | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            at: string;
        };
        /**
         * @example {
         *       "agency": "thanh-ha",
         *       "items": [
         *         {
         *           "action": "return",
         *           "dossier": "000.22.24.H23-230316-0007",
         *           "key": "chot-1"
         *         },
         *         {
         *           "action": "record-returned",
         *           "dossier": "000.22.24.H23-230316-0008",
         *           "key": "chot-2",
         *           "returnedAt": "2023-03-16T16:30:00+07:00",
         *           "outcome": "granted",
         *           "reason": "Chốt sổ cuối ngày 16/03/2023"
         *         }
         *       ]
         *     }
         */
        ClosingBody: {
            /** @description Sổ của cơ quan này */
            agency: string;
            items: ({
                /**
                 * @description Kết quả đã có, trả cho người nộp
                 * @enum {string}
                 */
                action: "return";
                /** @description Mã hồ sơ như đã quét hoặc chọn */
                dossier: string;
                /** @description Như `Idempotency-Key`: gửi lại cùng khóa chỉ ghi một lần */
                key: string;
                /**
                 * Format: date-time
                 * @description Trả lúc; không ghi là bây giờ
                 */
                at?: string;
                /** @description Bắt buộc khi ghi bù */
                reason?: string;
            } | {
                /**
                 * @description Hồ sơ còn đang giải quyết, thực tế đã trả
                 * @enum {string}
                 */
                action: "record-returned";
                /** @description Mã hồ sơ như đã quét hoặc chọn */
                dossier: string;
                /** @description Như `Idempotency-Key`: gửi lại cùng khóa chỉ ghi một lần */
                key: string;
                /**
                 * Format: date-time
                 * @description Thời điểm ISO 8601 có múi giờ, ví dụ 2023-03-16T08:05:00+07:00
                 */
                returnedAt: string;
                /**
                 * Format: date-time
                 * @description Thời điểm ISO 8601 có múi giờ, ví dụ 2023-03-16T08:05:00+07:00
                 */
                finishedAt?: string;
                /** @enum {string} */
                outcome: "granted" | "rejected" | "returned-unqualified";
                digitised?: boolean;
                reason: string;
            })[];
        };
        Closing: {
            items: components["schemas"]["ClosedItem"][];
        };
        ClosedItem: {
            key: string;
            dossier: string;
            /** @description Số lần ghi sau đó; null: không ghi được */
            version: number | null;
            /** @description Lần ghi cuối của chính bạn còn hoàn tác được; null: không có */
            undo: {
                /** @description Số lần ghi, gửi lại trong `undo` */
                entry: number;
                /** @description Còn bấy nhiêu giây, theo đồng hồ máy chủ */
                seconds: number;
            } | null;
            /** @description Vì sao không ghi được; null là đã ghi */
            problem: {
                status: number;
                code: string;
                detail: string;
            } | null;
        };
        CorrectionPage: {
            items: components["schemas"]["Correction"][];
            /** @description Con trỏ trang kế tiếp; null là hết */
            next: string | null;
        };
        Correction: {
            dossier: string;
            procedure: {
                code: string;
                name: string;
            };
            owner: {
                id: string;
                name: string;
            };
            seq: number;
            /** @description Đính chính lúc */
            at: string;
            actor: string;
            actorName: string | null;
            reason: string | null;
            /** @description Người ghi tự hoàn tác ngay sau khi ghi */
            undo: boolean;
            /** @description Các lần ghi bị hủy, được khôi phục hoặc được sửa */
            entries: {
                seq: number;
                label: string;
                /** @description Xảy ra lúc, như đã ghi */
                at: string;
                actor: string;
                actorName: string | null;
                /** @enum {string} */
                as: "voided" | "restored" | "amended";
                /** @description Trước và sau, khi được sửa */
                fields: {
                    /** @enum {string} */
                    name: "at" | "outcome" | "digitised" | "returnedAt" | "finishedAt" | "due" | "channel";
                    before: (string | boolean) | null;
                    after: (string | boolean) | null;
                }[];
            }[];
            /** @description Hồ sơ đứng ở đâu trước và sau đính chính; chỉ những gì đã đổi */
            standing: {
                /** @enum {string} */
                name: "phase" | "owner" | "acceptedAt" | "due" | "standing" | "closedAs" | "closedAt" | "returnedAt" | "paused";
                before: (string | boolean) | null;
                after: (string | boolean) | null;
            }[];
        };
        QuestionPage: {
            items: components["schemas"]["Question"][];
            /** @description Con trỏ trang kế tiếp; null là hết */
            next: string | null;
        };
        Question: {
            dossier: string;
            procedure: {
                code: string;
                name: string;
            };
            owner: {
                id: string;
                name: string;
            };
            /** @description Tên của điều cần xác nhận trong hồ sơ */
            question: string;
            /**
             * @description Bước bị bỏ qua; thứ tự có chỗ sai
             * @enum {string}
             */
            kind: "skipped-step" | "finding";
            text: string;
            step: string | null;
            stepName: string | null;
            /** @description Cơ quan được hỏi */
            agency: {
                id: string;
                name: string;
            };
            /** @description Vai của bước; null: cơ quan chủ trì */
            role: string | null;
            /** @description Lần ghi làm nảy ra điều này */
            entry: number;
            /** @description Thời điểm ISO 8601, +07:00 */
            raisedAt: string;
            /** @description Bạn trả lời được */
            mayAnswer: boolean;
            /** @description Câu trả lời sau cùng; null: chưa ai trả lời */
            answer: {
                /**
                 * @description Đã làm ngoài phần mềm; không làm; ghi sai, cần đính chính
                 * @enum {string}
                 */
                answer: "outside" | "not-done" | "to-correct";
                note: string | null;
                actor: string;
                actorName: string | null;
                /** @description Thời điểm ISO 8601, +07:00 */
                at: string;
            } | null;
        };
        /**
         * @example {
         *       "question": "step/tham-tra#3",
         *       "answer": "outside",
         *       "note": "Thẩm tra trên hồ sơ giấy"
         *     }
         */
        AnswerBody: {
            question: string;
            /**
             * @description Đã làm ngoài phần mềm; không làm; ghi sai, cần đính chính
             * @enum {string}
             */
            answer: "outside" | "not-done" | "to-correct";
            /** @description Ghi chú; không ghi thông tin cá nhân của người nộp */
            note?: string;
        };
        Answer: {
            id: string;
        };
        /**
         * @example {
         *       "reason": "Không thuộc phần việc của tôi"
         *     }
         */
        ReleaseBody: {
            reason?: string;
        };
        /**
         * @example {
         *       "to": "tk-1f0a",
         *       "reason": "Hồ sơ gấp"
         *     }
         */
        AssignBody: {
            /** @description Tài khoản người nhận, lấy từ `colleagues` */
            to: string;
            reason?: string;
        };
        /**
         * @example {
         *       "to": "tk-1f0a",
         *       "reason": "Tôi đi tập huấn"
         *     }
         */
        DelegateBody: {
            /** @description Tài khoản người nhận, lấy từ `colleagues` */
            to: string;
            reason: string;
        };
        ColleagueList: {
            items: components["schemas"]["Colleague"][];
        };
        /**
         * @example {
         *       "id": "tk-1f0a",
         *       "name": "Trần Văn Bình",
         *       "open": 4
         *     }
         */
        Colleague: {
            id: string;
            name: string;
            /** @description Số việc đang giữ ở cơ quan này */
            open: number;
        };
        AssignmentList: {
            items: components["schemas"]["Assignment"][];
        };
        Assignment: {
            /** @description Số thứ tự trong hồ sơ */
            turn: number;
            /** @description Mã bước */
            task: string;
            taskName: string;
            /** @enum {string} */
            act: "claim" | "release" | "assign" | "delegate";
            /** @description Người giữ việc từ lúc này; null: không ai */
            holder: {
                id: string;
                name: string;
            } | null;
            /** @description Người làm việc này */
            actor: {
                id: string;
                name: string;
            };
            /** @description Trực thay ai */
            inPlaceOf: {
                id: string;
                name: string;
            } | null;
            reason: string | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            at: string;
            /** @description Đến lúc giao lần sau, hoặc việc xong */
            until: string | null;
        };
        HandedPapers: {
            items: components["schemas"]["HandedPaper"][];
        };
        HandedPaper: {
            /** @description Lần ghi giấy tờ đi kèm */
            seq: number;
            event: string;
            /** @description Lần ghi đó đã bị đính chính hủy */
            voided: boolean;
            /** @description Thời điểm ISO 8601, +07:00 */
            at: string;
            /** @description Người ghi; null nếu là hệ thống khác */
            actorName: string | null;
            /** @description Mã giấy tờ của thủ tục; null: khác */
            paper: string | null;
            paperName: string | null;
            /**
             * @description Bản chính, bản sao chứng thực, bản chụp, bản điện tử; `reused`: dùng lại bản đã số hóa, không nộp lại
             * @enum {string}
             */
            copy: "original" | "certified-copy" | "copy" | "electronic" | "reused";
            /**
             * @description Nộp cùng hồ sơ, bổ sung, kết quả giải quyết, giấy tờ khác
             * @enum {string}
             */
            purpose: "intake" | "supplement" | "result" | "other";
            /** @description Mã băm đã ghi trong lịch sử; null: không có tệp */
            sha256: string | null;
            /** @description Người ghi đã ký kết quả có mã băm này */
            signed: boolean;
            /** @description Chữ ký số đã kiểm; rỗng: không kiểm */
            signatures: {
                /** @description Chủ chứng thư */
                subject: string;
                issuer: string;
                serial: string;
                /** @description SHA-256 của chứng thư */
                certificate: string;
                /** @description Theo lời người ký; null: không ghi */
                signedAt: string | null;
                /** @description Điều chưa kiểm: thu hồi chứng thư, thời điểm ký */
                notChecked: ("revocation" | "time")[];
            }[];
            /** @description null: không có tệp, hoặc tệp không ở hệ thống này */
            file: {
                id: string;
                /** @description null: bạn không được xem thông tin người nộp */
                name: string | null;
                mediaType: string;
                size: number;
                /**
                 * @description `removed`: đã xóa theo căn cứ pháp luật
                 * @enum {string}
                 */
                state: "clean" | "quarantined" | "refused" | "removed";
            } | null;
        };
        /**
         * @example {
         *       "id": "6f0c2a52-4f1e-4b59-9d4c-0c8d7e7e2a11",
         *       "name": "Tờ khai đăng ký khai sinh.pdf",
         *       "mediaType": "application/pdf",
         *       "size": 48213,
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "state": "clean"
         *     }
         */
        UploadedFile: {
            id: string;
            /** @description Tên sau khi bỏ đường dẫn và ký tự lạ */
            name: string;
            /** @description Loại tệp nhận ra từ nội dung */
            mediaType: string;
            /** @description Số byte */
            size: number;
            /** @description SHA-256 của nội dung, chữ số thập lục phân */
            sha256: string;
            /**
             * @description `quarantined`: chờ quét mã độc; kèm vào được, chưa tải về được
             * @enum {string}
             */
            state: "clean" | "quarantined";
        };
        /**
         * @example {
         *       "role": "head",
         *       "reason": "Chưa có ý kiến của cơ quan công an, ngày mai đến hạn."
         *     }
         */
        EscalationBody: {
            /**
             * @description Báo lãnh đạo đơn vị hoặc chủ tịch
             * @enum {string}
             */
            role: "head" | "chair";
            /** @description Lý do; được gửi qua thư điện tử, không ghi thông tin cá nhân của người nộp */
            reason: string;
        };
        Escalation: {
            id: string;
            /** @description Số người được báo; 0: vai đó chưa có ai */
            told: number;
        };
        TaskPage: {
            items: components["schemas"]["ListedTask"][];
            /** @description Con trỏ trang kế tiếp; null là hết */
            next: string | null;
        };
        ListedTask: {
            dossier: string;
            version: number;
            task: string;
            name: string;
            laneName: string;
            agency: {
                id: string;
                name: string;
            };
            role: string;
            segment: string | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            openedAt: string;
            /** @description Hạn của việc, theo định mức */
            due: string | null;
            overdue: boolean;
            procedure: {
                code: string;
                name: string;
            };
            field: string;
            owner: {
                id: string;
                name: string;
            };
            status: {
                code: number;
                label: string;
            };
            /** @description Thời điểm ISO 8601, +07:00 */
            dossierDue: string | null;
            dossierOverdue: boolean;
            held: boolean;
            /**
             * @description Ai đang giữ việc; null: chưa ai nhận
             * @example {
             *       "id": "tk-1f0a",
             *       "name": "Trần Văn Bình",
             *       "since": "2023-03-16T08:05:00+07:00"
             *     }
             */
            holder: {
                id: string;
                name: string;
                /** @description Giữ từ lúc */
                since: string;
            } | null;
            /** @description Nhận, trả, giao, chuyển: những gì bạn làm được với việc này */
            assignable: ("claim" | "release" | "assign" | "delegate")[];
            /**
             * @description Người nộp; null: hồ sơ không ghi người nộp
             * @example {
             *       "name": "Nguyễn Văn An",
             *       "masked": false
             *     }
             */
            applicant: {
                name: string;
                /** @description Tên đã che: không có quyền xem */
                masked: boolean;
            } | null;
        };
        SubstitutionPage: {
            items: components["schemas"]["Substitution"][];
            /** @description Con trỏ trang kế tiếp; null là hết */
            next: string | null;
        };
        Substitution: {
            id: string;
            /** @description Người vắng */
            absent: {
                id: string;
                name: string;
            };
            /** @description Người trực thay */
            substitute: {
                id: string;
                name: string;
            };
            agency: {
                id: string;
                name: string;
            };
            /** @description null: mọi lĩnh vực của người vắng */
            fields: string[] | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            from: string;
            /** @description Đến trước lúc này */
            to: string;
            reason: string | null;
            setBy: {
                id: string;
                name: string;
            };
            /** @description Thời điểm ISO 8601, +07:00 */
            setAt: string;
            /** @description Kết thúc sớm */
            endedAt: string | null;
            /**
             * @description Sắp tới, đang hiệu lực, đã hết
             * @enum {string}
             */
            state: "coming" | "in-force" | "over";
            /** @description Bạn kết thúc được */
            mayEnd: boolean;
        };
        /**
         * @example {
         *       "substitute": "tk-1f0a",
         *       "agency": "thanh-ha",
         *       "from": "2023-06-12T07:30:00+07:00",
         *       "to": "2023-06-17T00:00:00+07:00",
         *       "reason": "Nghỉ phép"
         *     }
         */
        SubstitutionBody: {
            /** @description Người vắng; không ghi là chính bạn */
            absent?: string;
            /** @description Người trực thay, cùng cơ quan */
            substitute: string;
            agency: string;
            fields?: string[];
            /**
             * Format: date-time
             * @description Thời điểm ISO 8601 có múi giờ, ví dụ 2023-03-16T08:05:00+07:00
             */
            from: string;
            /**
             * Format: date-time
             * @description Thời điểm ISO 8601 có múi giờ, ví dụ 2023-03-16T08:05:00+07:00
             */
            to: string;
            reason?: string;
        };
        NoticePage: {
            items: components["schemas"]["Notice"][];
            /** @description Con trỏ trang kế tiếp; null là hết */
            next: string | null;
            /** @description Số thông báo chưa đọc, không kể bộ lọc */
            unread: number;
        };
        /**
         * @example {
         *       "id": "42",
         *       "kind": "alert",
         *       "urgent": true,
         *       "subject": "Hồ sơ 000.22.24.H23-230316-0007: đến hạn hôm nay",
         *       "body": "Hồ sơ 000.22.24.H23-230316-0007 (Đăng ký khai sinh): đến hạn hôm nay.",
         *       "dossier": "000.22.24.H23-230316-0007",
         *       "createdAt": "2023-03-17T07:30:00+07:00",
         *       "readAt": null
         *     }
         */
        Notice: {
            id: string;
            /**
             * @description Nhắc hạn, tổng hợp ngày, việc mới, báo cáo, báo cấp trên
             * @enum {string}
             */
            kind: "alert" | "digest" | "task" | "report" | "escalation";
            urgent: boolean;
            subject: string;
            body: string;
            dossier: string | null;
            /** @description Thời điểm ISO 8601, +07:00 */
            createdAt: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            readAt: string | null;
        };
        ProcedureList: {
            items: components["schemas"]["ListedProcedure"][];
        };
        ListedProcedure: {
            code: string;
            version: number;
            name: string;
            field: string;
            level: string;
            online: string;
            ownerKind: string;
            /** @description Thời hạn, bằng lời */
            term: string;
            effective: {
                from: string;
                to: string | null;
            };
            /** @description Loại cơ quan tham gia */
            agencies: string[];
            /** @description Giải quyết và trả kết quả ngay, không lập giấy hẹn */
            immediate: boolean;
            /** @description Nơi khác được nhận hồ sơ thay cơ quan chủ trì */
            filing: {
                /** @description Cùng một cơ quan cấp trên thuộc loại này; anywhere: cả nước */
                within: string;
                /** @description Loại cơ quan được nhận; null: mọi loại */
                desks: string[] | null;
                effective: {
                    from: string;
                    to: string | null;
                };
            }[];
            pin: string;
            /**
             * @description Chứng nhận, theo điều máy chủ này đã xét; null: chưa xét
             * @enum {string|null}
             */
            certificate: "proved" | "denied" | "not-proven" | "under-way" | null;
        };
        Procedure: {
            code: string;
            version: number;
            name: string;
            field: string;
            level: string;
            online: string;
            ownerKind: string;
            /** @description Thời hạn, bằng lời */
            term: string;
            effective: {
                from: string;
                to: string | null;
            };
            /** @description Loại cơ quan tham gia */
            agencies: string[];
            /** @description Giải quyết và trả kết quả ngay, không lập giấy hẹn */
            immediate: boolean;
            /** @description Nơi khác được nhận hồ sơ thay cơ quan chủ trì */
            filing: {
                /** @description Cùng một cơ quan cấp trên thuộc loại này; anywhere: cả nước */
                within: string;
                /** @description Loại cơ quan được nhận; null: mọi loại */
                desks: string[] | null;
                effective: {
                    from: string;
                    to: string | null;
                };
            }[];
            pin: string;
            /**
             * @description Chứng nhận, theo điều máy chủ này đã xét; null: chưa xét
             * @enum {string|null}
             */
            certificate: "proved" | "denied" | "not-proven" | "under-way" | null;
            /** @description Định nghĩa đầy đủ */
            definition: {
                [key: string]: unknown;
            };
            /** @description Máy trạng thái đã biên dịch (XState) */
            machine: {
                [key: string]: unknown;
            };
            mermaid: string;
        };
        /**
         * @example {
         *       "code": "1.001193",
         *       "version": 1,
         *       "name": "Đăng ký khai sinh",
         *       "pin": "abababababababababababababababababababababababababababababababab",
         *       "state": "denied",
         *       "conclusion": "Không chứng nhận được: 1 chỗ hỏng.",
         *       "proof": {
         *         "machine": "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
         *         "configurations": 21,
         *         "transitions": 143,
         *         "checks": [
         *           {
         *             "code": "option-to-complete",
         *             "holds": false,
         *             "says": "Ở đâu cũng còn việc làm tiếp được, làm tiếp thì tới được kết thúc",
         *             "looked": "21 cấu hình"
         *           }
         *         ],
         *         "troubles": [
         *           {
         *             "code": "dead-end",
         *             "check": "option-to-complete",
         *             "message": "Ngõ cụt: ở “Ký giấy khai sinh” không ai còn thao tác nào, cũng không chờ ai bên ngoài.",
         *             "way": [
         *               "Nộp hồ sơ",
         *               "Tiếp nhận hồ sơ",
         *               "Bộ phận Một cửa – Kiểm tra hồ sơ: “Trình ký”"
         *             ]
         *           }
         *         ],
         *         "terms": {
         *           "facts": [],
         *           "rows": [
         *             {
         *               "of": "Mọi hồ sơ",
         *               "term": "1 ngày làm việc",
         *               "budget": "1 ngày làm việc",
         *               "parts": [
         *                 "UBND cấp xã 1 ngày làm việc"
         *               ]
         *             }
         *           ]
         *         },
         *         "loops": [],
         *         "unbounded": [
         *           "Chờ người nộp bổ sung: dừng tính thời hạn"
         *         ],
         *         "scope": [
         *           "Không xét: đính chính, chuyển sang thủ tục khác, bàn giao ngoài quy trình."
         *         ]
         *       }
         *     }
         */
        ProcedureCertificate: {
            code: string;
            version: number;
            name: string;
            /** @description Mã ghim của phiên bản: hồ sơ chạy theo đúng bản này */
            pin: string;
            /**
             * @description proved: đã chứng minh; denied: có chỗ hỏng; not-proven: quá lớn, chưa xét hết; under-way: đang xét, hỏi lại sau `Retry-After` giây
             * @enum {string}
             */
            state: "proved" | "denied" | "not-proven" | "under-way";
            /** @description Kết luận, một câu */
            conclusion: string;
            /** @description null: chưa có kết luận */
            proof: components["schemas"]["CertificateProof"] | null;
        };
        CertificateProof: {
            /** @description Băm nội dung của máy trạng thái đã xét */
            machine: string;
            /** @description Số cấu hình đã xét, là tất cả */
            configurations: number;
            /** @description Số lần chuyển đã xét, là tất cả */
            transitions: number;
            checks: components["schemas"]["CertificateCheck"][];
            /** @description Vì sao không được chứng nhận; trống là được */
            troubles: components["schemas"]["CertificateTrouble"][];
            terms: {
                /** @description Những dữ kiện đã xét mọi giá trị */
                facts: string[];
                rows: components["schemas"]["CertificateTerm"][];
            };
            /** @description Quay lại bước trước, không hạn chế số lần */
            loops: components["schemas"]["CertificateLoop"][];
            /** @description Ngoài định mức, không ai biết trước bao lâu */
            unbounded: string[];
            /** @description Phạm vi của chứng nhận */
            scope: string[];
        };
        CertificateCheck: {
            /** @enum {string} */
            code: "option-to-complete" | "proper-end" | "no-dead-part" | "no-endless-decision" | "holds-answered" | "reality-first" | "term-kept";
            holds: boolean;
            /** @description Điều được chứng minh */
            says: string;
            /** @description Đã xét bao nhiêu, của gì */
            looked: string;
        };
        CertificateTrouble: {
            /** @description Mã ổn định của chỗ hỏng */
            code: string;
            /**
             * @description Điều nó bác bỏ; null: lỗi của định nghĩa
             * @enum {string|null}
             */
            check: "option-to-complete" | "proper-end" | "no-dead-part" | "no-endless-decision" | "holds-answered" | "reality-first" | "term-kept" | null;
            message: string;
            /** @description Đường ngắn nhất từ lúc nộp tới đó; null: không có đường nào */
            way: string[] | null;
        };
        CertificateTerm: {
            /** @description Hồ sơ nào */
            of: string;
            /** @description Thời hạn */
            term: string;
            /** @description Cộng định mức trên đường dài nhất */
            budget: string;
            /** @description Trong đó, theo cơ quan */
            parts: string[];
        };
        CertificateLoop: {
            from: string;
            to: string;
            action: string;
            /** @description Mỗi lần thêm bao lâu */
            adds: string;
        };
        ReportLocks: {
            /** @description Bản mới nhất trước; trống: chưa khóa */
            locks: components["schemas"]["ReportLock"][];
            /**
             * @description Điều biết sau khi khóa: adjust: điều chỉnh ở báo cáo kỳ sau; reissue: phát hành lại được
             * @enum {string}
             */
            afterLock: "adjust" | "reissue";
            /** @description Vì sao bạn không khóa được lúc này; null: khóa được */
            blocked: {
                code: string;
                detail: string;
            } | null;
        };
        ReportLock: {
            version: number;
            /** @description Thời điểm ISO 8601, +07:00 */
            lockedAt: string;
            lockedBy: string;
            lockedByName: string | null;
            /** @description Vì sao phát hành lại */
            reason: string | null;
            /** @description Gồm mọi điều đã ghi đến lúc này */
            asKnownAt: string;
            /** @description Của JSON chuẩn tắc (RFC 8785) của báo cáo */
            sha256: string;
        };
        /**
         * @example {
         *       "agency": "thanh-ha"
         *     }
         */
        LockReportBody: {
            /** @description Cơ quan báo cáo */
            agency: string;
            /** @description `evidence.sha256` của báo cáo đã xem: chỉ khóa nếu số liệu vẫn như thế */
            evidence?: string;
            /** @description Bắt buộc khi phát hành lại một báo cáo đã khóa */
            reason?: string;
        };
        MovedSinceLock: {
            /** @description Chỉ những số liệu khác với bản đã khóa */
            figures: {
                key: string;
                label: string;
                locked: number;
                now: number;
            }[];
            /** @description Bao nhiêu hồ sơ nay được đếm khác */
            dossiers: number;
            items: {
                dossier: string;
                /** @description Bản đã khóa đếm thế nào; null: không đếm */
                locked: {
                    field: string;
                    owner: {
                        id: string;
                        name: string;
                    };
                    cells: {
                        key: string;
                        label: string;
                    }[];
                } | null;
                /** @description Nay đếm thế nào */
                now: {
                    field: string;
                    owner: {
                        id: string;
                        name: string;
                    };
                    cells: {
                        key: string;
                        label: string;
                    }[];
                } | null;
                /** @description Bảng phần việc liên thông đếm khác */
                segments: boolean;
                /** @description Những lần ghi sau khi khóa; không có: do lịch làm việc hoặc danh mục cơ quan */
                acts: {
                    seq: number;
                    /** @enum {string} */
                    kind: "act" | "late" | "void" | "amend";
                    /** @description Việc được ghi */
                    label: string;
                    /** @description Thời điểm ISO 8601, +07:00 */
                    at: string;
                    /** @description Thời điểm ISO 8601, +07:00 */
                    recordedAt: string;
                }[];
            }[];
            /** @description Con trỏ trang kế tiếp; null là hết */
            next: string | null;
        };
        ReportDrafts: {
            items: components["schemas"]["ReportDraft"][];
            /** @description Con trỏ trang kế tiếp; null là hết */
            next: string | null;
        };
        ReportDraft: {
            /** @description Kỳ báo cáo, ví dụ 2023-Q2 */
            period: string;
            /** @description Ví dụ: quý II năm 2023 */
            periodName: string;
            agency: {
                id: string;
                name: string;
            };
            /** @description Thời điểm ISO 8601, +07:00 */
            draftedAt: string;
            /** @description Kỳ nhìn tại lúc này; đưa lại cho viewReport */
            asOf: string;
            /** @description Từ những gì đã ghi đến lúc này; cùng `asOf` cho lại đúng số liệu của dự thảo */
            asKnownAt: string;
            /** @description Bản mới nhất đã khóa của báo cáo này; null: chưa khóa */
            locked: number | null;
        };
        ReportPeriods: {
            items: components["schemas"]["ReportPeriod"][];
        };
        /**
         * @example {
         *       "id": "2023-Q2",
         *       "name": "quý II năm 2023",
         *       "from": "2023-03-15",
         *       "to": "2023-06-14"
         *     }
         */
        ReportPeriod: {
            id: string;
            name: string;
            /**
             * Format: date
             * @description Ngày đầu
             */
            from: string;
            /**
             * Format: date
             * @description Ngày cuối, thuộc kỳ
             */
            to: string;
        };
        Report: {
            period: {
                id: string;
                from: string;
                to: string;
            };
            agency: string;
            agencyName: string;
            asOf: string;
            asKnownAt: string;
            total: {
                [key: string]: unknown;
            };
            fields: {
                [key: string]: unknown;
            }[];
            units?: {
                [key: string]: unknown;
            }[];
            segments: {
                [key: string]: unknown;
            }[];
            identities: {
                [key: string]: unknown;
            }[];
            evidence: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /**
         * @example {
         *       "period": {
         *         "id": "2023-Q2",
         *         "from": "2023-03-15",
         *         "to": "2023-06-14"
         *       },
         *       "agency": "thanh-ha",
         *       "agencyName": "UBND thị trấn Thanh Hà",
         *       "asOf": "2023-06-15T00:00:00+07:00",
         *       "asKnownAt": "2023-06-15T08:30:00+07:00",
         *       "overdue": [
         *         {
         *           "dossier": "000.22.24.H23-230410-0001",
         *           "procedure": "1.001193",
         *           "procedureName": "Đăng ký khai sinh",
         *           "field": "Hộ tịch",
         *           "owner": "thanh-ha",
         *           "ownerName": "UBND thị trấn Thanh Hà",
         *           "due": "2023-04-13T17:00:00+07:00",
         *           "provisional": false,
         *           "closedAt": "2023-04-14T10:00:00+07:00",
         *           "lateBeforeRestart": false,
         *           "late": {
         *             "total": 150,
         *             "agency": 150,
         *             "applicant": 0,
         *             "transit": 0,
         *             "agencies": [
         *               {
         *                 "agency": "thanh-ha",
         *                 "name": "UBND thị trấn Thanh Hà",
         *                 "minutes": 150
         *               }
         *             ]
         *           }
         *         }
         *       ],
         *       "overdueTotal": {
         *         "dossiers": 1,
         *         "resolved": 1,
         *         "inHand": 0,
         *         "late": {
         *           "total": 150,
         *           "agency": 150,
         *           "applicant": 0,
         *           "transit": 0,
         *           "agencies": [
         *             {
         *               "agency": "thanh-ha",
         *               "name": "UBND thị trấn Thanh Hà",
         *               "minutes": 150
         *             }
         *           ]
         *         }
         *       },
         *       "parts": [
         *         {
         *           "agency": "cong-an-tt-thanh-ha",
         *           "name": "Công an thị trấn Thanh Hà",
         *           "received": 1,
         *           "minutes": {
         *             "total": 480,
         *             "agency": 300,
         *             "applicant": 180,
         *             "transit": 0
         *           },
         *           "declined": 0,
         *           "recalled": 1,
         *           "expired": 0
         *         }
         *       ],
         *       "partsTotal": {
         *         "received": 1,
         *         "minutes": {
         *           "total": 480,
         *           "agency": 300,
         *           "applicant": 180,
         *           "transit": 0
         *         },
         *         "declined": 0,
         *         "recalled": 1,
         *         "expired": 0
         *       },
         *       "identities": [
         *         {
         *           "id": "overdue-resolved",
         *           "text": "hồ sơ đã giải quyết quá hạn trong phụ lục 1 = đã giải quyết quá hạn trong báo cáo 1",
         *           "holds": true
         *         }
         *       ],
         *       "evidence": {
         *         "sha256": "abababababababababababababababababababababababababababababababab",
         *         "dossiers": 937,
         *         "events": 4821
         *       }
         *     }
         */
        ReportAnnex: {
            period: {
                id: string;
                from: string;
                to: string;
            };
            agency: string;
            agencyName: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            asOf: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            asKnownAt: string;
            /** @description Mọi hồ sơ báo cáo tính là quá hạn, trễ lâu nhất trước */
            overdue: components["schemas"]["OverdueDossier"][];
            overdueTotal: {
                dossiers: number;
                resolved: number;
                inHand: number;
                /** @description Phút làm việc bị trễ; ba phần cộng lại đúng bằng tổng */
                late: {
                    total: number;
                    /** @description Cơ quan đang làm */
                    agency: number;
                    /** @description Chờ người nộp */
                    applicant: number;
                    /** @description Đã bàn giao, chưa ai trả lời */
                    transit: number;
                    /** @description Từng cơ quan trong phần của cơ quan, nhiều nhất trước */
                    agencies: {
                        agency: string;
                        name: string;
                        minutes: number;
                    }[];
                };
            };
            /** @description Theo cơ quan tham gia; cả thời gian trước kỳ của phần việc đã nhận */
            parts: components["schemas"]["AgencyPart"][];
            partsTotal: {
                received: number;
                /** @description Phút làm việc; ba phần cộng lại đúng bằng tổng */
                minutes: {
                    total: number;
                    /** @description Cơ quan đang làm */
                    agency: number;
                    /** @description Chờ người nộp */
                    applicant: number;
                    /** @description Đã bàn giao, chưa ai trả lời */
                    transit: number;
                };
                /** @description Lần bàn giao bị từ chối trong kỳ */
                declined: number;
                /** @description Bên giao thu hồi */
                recalled: number;
                /** @description Quá hạn trả lời */
                expired: number;
            };
            identities: {
                id: string;
                text: string;
                holds: boolean;
            }[];
            /** @description Căn cứ của chính báo cáo */
            evidence: {
                sha256: string;
                dossiers: number;
                events: number;
            };
        };
        OverdueDossier: {
            dossier: string;
            /** @description Mã thủ tục */
            procedure: string;
            procedureName: string;
            field: string;
            owner: string;
            ownerName: string;
            /** @description Thời điểm ISO 8601, +07:00 */
            due: string | null;
            /** @description Hẹn tạm: lịch làm việc của ngày ấy chưa công bố */
            provisional: boolean;
            /** @description null: đang giải quyết khi chốt số liệu */
            closedAt: string | null;
            /** @description Đã quá hạn trước khi yêu cầu bổ sung; thời gian trễ tính từ lúc ấy */
            lateBeforeRestart: boolean;
            /** @description Phút làm việc bị trễ; ba phần cộng lại đúng bằng tổng */
            late: {
                total: number;
                /** @description Cơ quan đang làm */
                agency: number;
                /** @description Chờ người nộp */
                applicant: number;
                /** @description Đã bàn giao, chưa ai trả lời */
                transit: number;
                /** @description Từng cơ quan trong phần của cơ quan, nhiều nhất trước */
                agencies: {
                    agency: string;
                    name: string;
                    minutes: number;
                }[];
            };
        };
        AgencyPart: {
            agency: string;
            name: string;
            /** @description Như bảng liên thông của báo cáo */
            received: number;
            /** @description Phút làm việc; ba phần cộng lại đúng bằng tổng */
            minutes: {
                total: number;
                /** @description Cơ quan đang làm */
                agency: number;
                /** @description Chờ người nộp */
                applicant: number;
                /** @description Đã bàn giao, chưa ai trả lời */
                transit: number;
            };
            /** @description Lần bàn giao bị từ chối trong kỳ */
            declined: number;
            /** @description Bên giao thu hồi */
            recalled: number;
            /** @description Quá hạn trả lời */
            expired: number;
        };
        Cell: {
            key: string;
            label: string;
            figure: number;
            items: {
                dossier: string;
                procedure: string;
                field: string;
                owner: {
                    id: string;
                    name: string;
                };
                channel: string;
                /** @description Thời điểm ISO 8601, +07:00 */
                acceptedAt: string | null;
                /** @description Thời điểm ISO 8601, +07:00 */
                due: string | null;
                /** @description Thời điểm ISO 8601, +07:00 */
                closedAt: string | null;
                closedAs: string | null;
                standing: string | null;
            }[];
            /** @description Con trỏ trang kế tiếp; null là hết */
            next: string | null;
        };
        PetitionReport: {
            /** @description Số biểu */
            form: string;
            period: {
                id: string;
                from: string;
                to: string;
            };
            agency: string;
            agencyName: string;
            asOf: string;
            asKnownAt: string;
            total: {
                /** @description Tổng số tiếp nhận */
                received: number;
                /** @description Từ kỳ trước chuyển qua */
                carriedOver: number;
                /** @description Tiếp nhận trong kỳ */
                inPeriod: number;
                /** @description Đã xử lý */
                handled: number;
                /** @description Đang xử lý */
                inHand: number;
                /** @description Đã công khai, trong số đã xử lý */
                published: number;
            };
            kinds: {
                /** @description Tổng số tiếp nhận */
                received: number;
                /** @description Từ kỳ trước chuyển qua */
                carriedOver: number;
                /** @description Tiếp nhận trong kỳ */
                inPeriod: number;
                /** @description Đã xử lý */
                handled: number;
                /** @description Đang xử lý */
                inHand: number;
                /** @description Đã công khai, trong số đã xử lý */
                published: number;
                kind: string;
                name: string;
            }[];
            /** @description Trong số tiếp nhận: chưa ai ghi nội dung, tính vào dòng mặc định của biểu */
            unsaid: number;
            units?: {
                /** @description Tổng số tiếp nhận */
                received: number;
                /** @description Từ kỳ trước chuyển qua */
                carriedOver: number;
                /** @description Tiếp nhận trong kỳ */
                inPeriod: number;
                /** @description Đã xử lý */
                handled: number;
                /** @description Đang xử lý */
                inHand: number;
                /** @description Đã công khai, trong số đã xử lý */
                published: number;
                agency: string;
                name: string;
            }[];
            identities: {
                id: string;
                text: string;
                holds: boolean;
            }[];
            evidence: {
                sha256: string;
                dossiers: number;
                events: number;
            };
        };
        /**
         * @example {
         *       "items": []
         *     }
         */
        Reorganisations: {
            items: components["schemas"]["Reorganisation"][];
        };
        Reorganisation: {
            /** @description Mã kế hoạch, ghi trong lịch sử từng hồ sơ */
            id: string;
            /** @description Ngày đầu tiên theo tổ chức mới */
            date: string;
            reason: string;
            orderedBy: {
                id: string;
                name: string;
            };
            /** @description Thời điểm ISO 8601, +07:00 */
            startedAt: string;
            /** @description null: đang thực hiện, hoặc còn hồ sơ chưa chuyển được */
            finishedAt: string | null;
            merge: {
                from: {
                    id: string;
                    name: string;
                }[];
                to: {
                    id: string;
                    name: string;
                };
            }[];
            abolish: {
                id: string;
                name: string;
            }[];
            /** @description Loại cơ quan không còn, và loại làm thay */
            kinds: {
                kind: string;
                now: string;
            }[];
            /** @description Hồ sơ đã chuyển, theo nơi chuyển đến */
            moved: {
                to: {
                    id: string;
                    name: string;
                };
                dossiers: number;
            }[];
            people: {
                /** @enum {string} */
                kind: "account" | "api-key";
                name: string;
                /** @description Đến nay chưa có vai ở nơi mới */
                unplaced: boolean;
            }[];
            /** @description Hồ sơ chưa chuyển được ở lần chạy cuối, và vì sao */
            leftOver: {
                dossier: string;
                code: string;
                message: string;
            }[];
        };
        AgencyList: {
            items: components["schemas"]["Agency"][];
        };
        Agency: {
            id: string;
            name: string;
            shortName: string;
            kind: string;
            kindName: string;
            parent: string | null;
            /** @description Mã định danh, đứng đầu mã hồ sơ; null: chưa có nên chưa cấp được mã hồ sơ */
            code: string | null;
            /** @description Mã do danh bạ cơ quan ghi, không đặt ở đây */
            codeFixed: boolean;
        };
        AgencyPeople: {
            items: components["schemas"]["AgencyPerson"][];
        };
        AgencyPerson: {
            id: string;
            name: string;
            roles: {
                /** @enum {string} */
                role: "desk" | "officer" | "head" | "chair" | "auditor";
                roleName: string;
                fields: string[] | null;
            }[];
            /** @description Bạn cử được người trực thay cho người này */
            mayBeAbsent: boolean;
        };
        PartnerList: {
            items: components["schemas"]["Partner"][];
        };
        Partner: {
            id: string;
            name: string;
            url: string;
            knownAs: string | null;
            /** @enum {string} */
            state: "active" | "paused";
            hosts: boolean;
            agencies: {
                [key: string]: string;
            };
            procedures: {
                [key: string]: string;
            };
            wants: "dossier.changed"[];
            /** @description Tin đến và đi, tính theo hồ sơ */
            lines: {
                /** @description Hồ sơ có tin đang chờ gửi hoặc chờ thực hiện */
                waiting: number;
                /** @description Hồ sơ đang thiếu một tin của đối tác */
                gap: number;
                /** @description Hồ sơ có tin đã thôi thử, chờ người vận hành */
                dead: number;
                /** @description Tin của đối tác bị từ chối trong một ngày qua */
                refused: number;
            };
        };
        /**
         * @example {
         *       "id": "so-lao-dong",
         *       "name": "Hệ thống của Sở",
         *       "url": "https://lienthong.example.vn/exchange/v1/messages",
         *       "knownAs": "thanh-ha",
         *       "hosts": true,
         *       "agencies": {
         *         "so-ldtbxh-hai-duong": "H23.9"
         *       },
         *       "wants": [
         *         "dossier.changed"
         *       ]
         *     }
         */
        NewPartnerBody: {
            /** @description Chữ thường không dấu, số, gạch nối */
            id: string;
            /** @description Tên hệ thống */
            name: string;
            /**
             * Format: uri
             * @description Nơi nhận tin, https://…
             */
            url: string;
            /**
             * @description Mã mà đối tác đặt cho hệ thống này
             * @default null
             */
            knownAs: string | null;
            /**
             * @description Các cơ quan này làm việc trên hệ thống của đối tác, không làm ở đây
             * @default false
             */
            hosts: boolean;
            /**
             * @description Cơ quan đối tác thay mặt: mã ở đây → mã của đối tác
             * @default {}
             */
            agencies: {
                [key: string]: string;
            };
            /**
             * @description Thủ tục có mã khác ở đối tác: mã ở đây → mã của đối tác
             * @default {}
             */
            procedures: {
                [key: string]: string;
            };
            /**
             * @description Sự kiện đối tác muốn biết
             * @default []
             */
            wants: "dossier.changed"[];
            /** @description Khóa ký do đối tác cấp (whsec_…); không ghi thì hệ thống tạo */
            secret?: string;
        };
        PartnerSecret: {
            id: string;
            /** @description Khóa ký; chỉ nói một lần, ở đây */
            secret: string;
        };
        PartnerBody: {
            /** @description Tên hệ thống */
            name: string;
            /**
             * Format: uri
             * @description Nơi nhận tin, https://…
             */
            url: string;
            /**
             * @description Mã mà đối tác đặt cho hệ thống này
             * @default null
             */
            knownAs: string | null;
            /**
             * @description Các cơ quan này làm việc trên hệ thống của đối tác, không làm ở đây
             * @default false
             */
            hosts: boolean;
            /**
             * @description Cơ quan đối tác thay mặt: mã ở đây → mã của đối tác
             * @default {}
             */
            agencies: {
                [key: string]: string;
            };
            /**
             * @description Thủ tục có mã khác ở đối tác: mã ở đây → mã của đối tác
             * @default {}
             */
            procedures: {
                [key: string]: string;
            };
            /**
             * @description Sự kiện đối tác muốn biết
             * @default []
             */
            wants: "dossier.changed"[];
        };
        RotateSecretBody: {
            /** @description Khóa ký do đối tác cấp (whsec_…); không ghi thì hệ thống tạo */
            secret?: string;
            /**
             * @description Khóa cũ còn dùng được bao nhiêu giờ
             * @default 24
             */
            graceHours: number;
        };
        TestMessage: {
            /** @description Mã tin thử */
            id: string;
        };
        PartnerLines: {
            lines: components["schemas"]["PartnerLine"][];
            /** @description Tin của đối tác bị từ chối, mới nhất trước */
            refused: components["schemas"]["RefusedMessage"][];
            /** @description Tin người vận hành đã bỏ qua, mới nhất trước */
            skipped: components["schemas"]["SkippedMessage"][];
        };
        PartnerLine: {
            dossier: string;
            /**
             * @description out: gửi đi; in: nhận về
             * @enum {string}
             */
            direction: "out" | "in";
            /**
             * @description waiting: đang thử; gap: đợi tin số `n`; dead: đã thôi thử
             * @enum {string}
             */
            state: "waiting" | "gap" | "dead";
            /** @description Số của tin đang đứng lại */
            n: number;
            type: string | null;
            /** @description Số tin chưa qua, kể cả tin này */
            messages: number;
            attempts: number;
            failure: string | null;
            /** @description Thời điểm ISO 8601 */
            notBefore: string | null;
            /** @description Thời điểm ISO 8601 */
            changedAt: string;
        };
        RefusedMessage: {
            id: string;
            dossier: string;
            n: number;
            type: string;
            code: string;
            reason: string;
            /** @description Thời điểm ISO 8601 */
            settledAt: string;
        };
        SkippedMessage: {
            dossier: string;
            /**
             * @description out: gửi đi; in: nhận về
             * @enum {string}
             */
            direction: "out" | "in";
            n: number;
            type: string;
            reason: string;
            /** @description Ai bỏ qua: mã tài khoản */
            by: string;
            byName: string;
            /** @description Thời điểm ISO 8601 */
            at: string;
        };
        ReplayBody: {
            /** @description Không ghi: mọi hồ sơ có tin đã thôi gửi */
            dossier?: string;
            /** @description Gửi lại từ số này cả những tin đối tác đã nhận; phải có `dossier` */
            from?: number;
        };
        Replayed: {
            /** @description Số hồ sơ, hoặc số tin khi nêu `from` */
            replayed: number;
        };
        SkipMessageBody: {
            /** @description Mã hồ sơ; rỗng nếu tin không về hồ sơ nào */
            dossier: string;
            /**
             * @description out: gửi đi; in: nhận về
             * @enum {string}
             */
            direction: "out" | "in";
            /** @description Số của tin đã thôi thử mà hồ sơ đang đứng lại */
            n: number;
            /** @description Vì sao bỏ qua; không gửi cho đối tác */
            reason: string;
        };
        /**
         * @example {
         *       "type": "motcua.test",
         *       "timestamp": "2026-03-02T08:00:00+07:00",
         *       "dossier": "",
         *       "n": 1,
         *       "data": {}
         *     }
         */
        ExchangeMessage: {
            /** @description Loại tin, ví dụ dossier.changed */
            type: string;
            /**
             * Format: date-time
             * @description Lúc bên gửi viết tin
             */
            timestamp: string;
            /** @description Mã hồ sơ; rỗng nếu tin không về hồ sơ nào */
            dossier: string;
            /** @description 1, 2, 3 … trong các tin của bên gửi về hồ sơ này, không thiếu số nào */
            n: number;
            /** @description Nội dung, theo loại tin */
            data: {
                [key: string]: unknown;
            };
        };
        MessageKept: {
            id: string;
        };
        Registration: {
            id: string;
            name: string;
            /** @enum {string} */
            state: "active" | "paused";
            hosts: boolean;
            agencies: {
                [key: string]: string;
            };
            procedures: {
                [key: string]: string;
            };
            wants: "dossier.changed"[];
        };
        SharedModel: {
            /** @description Định nghĩa thủ tục */
            definition: {
                [key: string]: unknown;
            };
            /** @description Máy trạng thái đã biên dịch */
            config: {
                [key: string]: unknown;
            };
        };
        SharedDossierPage: {
            items: {
                dossier: string;
                owner: string;
                machine: string;
                phase: string;
                closedAs: string | null;
                due: string | null;
                standing: string | null;
                segments: {
                    segment: string;
                    agency: string;
                    state: string;
                    offeredAt: string | null;
                    receivedAt: string | null;
                    endedAt: string | null;
                    due: string | null;
                    standing: string | null;
                }[];
                tasks: string[];
                underWay: boolean;
            }[];
            next: string | null;
        };
        /**
         * @example {
         *       "partner": "huyen",
         *       "dossiers": 120,
         *       "agree": 118,
         *       "underWay": 1,
         *       "differences": 1
         *     }
         */
        Reconciled: {
            partner: string;
            /** @description Hồ sơ mà một trong hai bên coi là chung */
            dossiers: number;
            agree: number;
            /** @description Chưa so: còn tin đang trên đường */
            underWay: number;
            /** @description Số chỗ khác nhau */
            differences: number;
        };
        ExchangeDifferences: {
            items: components["schemas"]["ExchangeDifference"][];
        };
        ExchangeDifference: {
            dossier: string;
            /** @description `due`, `segment cu-tru#1` …; `dossier`: một bên không có */
            what: string;
            ours: unknown;
            theirs: unknown;
            foundAt: string;
        };
        /**
         * @example {
         *       "dossier": "000.22.24.H23-230316-0007"
         *     }
         */
        ResyncBody: {
            /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
            dossier: string;
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "down";
            code?: string;
        };
        Session: {
            /** @description null: chưa đăng nhập */
            account: {
                id: string;
                username: string;
                name: string;
                administrator: boolean;
                /** @description Mật khẩu dùng một lần: phải đổi trước khi làm việc khác */
                mustChangePassword: boolean;
                grants: components["schemas"]["Granted"][];
                /** @description Đang trực thay ai, với các vai được thay */
                standsInFor: {
                    id: string;
                    name: string;
                    /** @description Thời điểm ISO 8601 */
                    until: string;
                    grants: components["schemas"]["Granted"][];
                }[];
            } | null;
            /** @description Ngày cuối của lịch làm việc đã công bố; hạn sau ngày này là hẹn tạm */
            calendarUntil: string;
            /** @description Có đăng nhập qua nhà cung cấp định danh (OIDC) */
            oidc: boolean;
        };
        Granted: {
            /** @enum {string} */
            role: "desk" | "officer" | "head" | "chair" | "auditor";
            /** @description Tên vai, tiếng Việt */
            roleName: string;
            agency: {
                id: string;
                name: string;
            };
            /** @description Lĩnh vực; null là mọi lĩnh vực */
            fields: string[] | null;
            /** @description Ngày đầu tiên có hiệu lực; null: từ trước */
            from: string | null;
            /** @description Ngày cuối cùng còn hiệu lực; null: chưa hết */
            to: string | null;
        };
        /**
         * @example {
         *       "username": "mot-cua",
         *       "password": "mật khẩu của bạn"
         *     }
         */
        LoginBody: {
            username: string;
            password: string;
        };
        PasswordBody: {
            current: string;
            next: string;
        };
        AccountList: {
            items: components["schemas"]["Account"][];
        };
        Account: {
            id: string;
            username: string;
            name: string;
            email: string | null;
            administrator: boolean;
            disabled: boolean;
            mustChangePassword: boolean;
            grants: components["schemas"]["Granted"][];
        };
        NewAccountBody: {
            username: string;
            name: string;
            /** Format: email */
            email?: string;
            /**
             * @description Vai tại cơ quan; không có `fields` là mọi lĩnh vực
             * @default []
             */
            grants: {
                /** @enum {string} */
                role: "desk" | "officer" | "head" | "chair" | "auditor";
                agency: string;
                readonly fields?: string[];
                /** Format: date */
                from?: string;
                /** Format: date */
                to?: string;
            }[];
        };
        NewAccount: {
            account: components["schemas"]["Account"];
            /** @description Chỉ nói một lần, ở đây */
            oneTimePassword: string;
        };
        GrantsBody: {
            /** @description Vai tại cơ quan; không có `fields` là mọi lĩnh vực */
            grants: {
                /** @enum {string} */
                role: "desk" | "officer" | "head" | "chair" | "auditor";
                agency: string;
                readonly fields?: string[];
                /** Format: date */
                from?: string;
                /** Format: date */
                to?: string;
            }[];
        };
        OneTimePassword: {
            oneTimePassword: string;
        };
        ApiKeyList: {
            items: components["schemas"]["ApiKey"][];
        };
        ApiKey: {
            id: string;
            name: string;
            grants: components["schemas"]["Granted"][];
            createdAt: string;
            expiresAt: string | null;
            revokedAt: string | null;
        };
        NewApiKeyBody: {
            /** @description Hệ thống dùng khóa */
            name: string;
            /** @description Vai tại cơ quan; không có `fields` là mọi lĩnh vực */
            grants: {
                /** @enum {string} */
                role: "desk" | "officer" | "head" | "chair" | "auditor";
                agency: string;
                readonly fields?: string[];
                /** Format: date */
                from?: string;
                /** Format: date */
                to?: string;
            }[];
            /** Format: date-time */
            expiresAt?: string;
        };
        NewApiKey: {
            id: string;
            /** @description Chỉ nói một lần, ở đây */
            key: string;
        };
        Problem: {
            type: string;
            /** @description Tên lỗi, tiếng Việt */
            title: string;
            status: number;
            /** @description Mã ổn định cho máy */
            code: string;
            /** @description Giải thích cho người dùng, tiếng Việt */
            detail: string;
            /** @description Mã lần lỗi, để tra nhật ký */
            instance?: string;
            /** @description Từng trường chưa đúng */
            fields?: {
                field: string;
                message: string;
            }[];
            /** @description Trạng thái hiện tại của hồ sơ (409) */
            state?: unknown;
            /** @description Những việc làm được lúc này (409) */
            allowed?: unknown[];
            data?: {
                [key: string]: unknown;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listDossiers: {
        parameters: {
            query?: {
                /** @description Giai đoạn, nhiều giá trị cách nhau dấu phẩy: submitted, refused, in-hand, finished, sent, returned, withdrawn, stopped */
                phase?: string;
                /** @description Cơ quan chủ trì */
                owner?: string;
                /** @description Mã thủ tục */
                procedure?: string;
                /** @description Lĩnh vực */
                field?: string;
                /** @description Đang giải quyết: within, overdue; đã xong: early, on-time, overdue, none */
                standing?: "within" | "overdue" | "early" | "on-time" | "none";
                /** @description Hạn trả trước thời điểm này */
                dueBefore?: string;
                /** @description Hạn trả từ thời điểm này */
                dueAfter?: string;
                /** @description Có việc đang mở của cơ quan này */
                taskAgency?: string;
                /** @description … của vai này */
                taskRole?: "desk" | "officer" | "head" | "chair";
                /** @description Đồng hồ đang dừng (true) hoặc đang chạy (false) */
                paused?: "true" | "false";
                /** @description Bộ phận một cửa của cơ quan này trả kết quả */
                desk?: string;
                /** @description Cách nhận kết quả */
                way?: "counter" | "post" | "online";
                /** @description Bưu gửi: đã giao bưu chính, phát chưa được, chuyển hoàn, thất lạc, đã phát */
                parcel?: "sent" | "failed" | "sent-back" | "lost" | "delivered";
                /** @description Đã kết thúc chưa nộp lưu; đã nộp lưu; đã nộp lưu và hết thời hạn lưu trữ */
                archive?: "waiting" | "kept" | "over";
                /** @description Chưa quá hạn, nhưng các bước sau không kịp hạn trả (true) */
                atRisk?: "true" | "false";
                /** @description Tạm dừng lâu hơn quy định của thủ tục (`holdLimit`) */
                heldLong?: "true" | "false";
                /** @description Tìm không cần dấu, khớp một phần bất kỳ (một, hai chữ: đầu từ): mã hồ sơ, tên thủ tục; tên và điện thoại người nộp ở những hồ sơ bạn được xem người nộp. Ví dụ: nguyen van an */
                q?: string;
                /** @description Hạn gần nhất trước; nộp mới nhất trước; nộp lâu nhất trước; ghi mới nhất trước */
                sort?: "due" | "submitted" | "waiting" | "recorded";
                /** @description Vị trí trang kế tiếp, lấy từ `next` */
                cursor?: string;
                /** @description Số dòng một trang */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một trang hồ sơ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierPage"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitDossier: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitBody"];
            };
        };
        responses: {
            /** @description Hồ sơ vừa nộp */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    summariseDossiers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mỗi con số là độ dài của danh sách có bộ lọc nêu bên cạnh */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierSummary"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewDossier: {
        parameters: {
            query?: {
                /** @description Hồ sơ đứng ở đâu tại thời điểm này (trường `position`) */
                at?: string;
            };
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hồ sơ; ETag là số lần ghi */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    actOnDossier: {
        parameters: {
            query?: never;
            header?: {
                /** @description return=minimal: chỉ cần biết là đã xong (204, ETag là số lần ghi) */
                Prefer?: string;
                /** @description "số lần ghi" đã thấy */
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
                /** @description Sự kiện của vòng đời, hoặc `step` */
                action: "accept" | "refuse" | "withdraw" | "stop" | "return" | "choose-return" | "send" | "delivery-failed" | "sent-back" | "lost-in-post" | "reissue" | "lose-receipt" | "archive" | "step" | "request-supplement" | "request-payment" | "request-opinion" | "supplement" | "payment" | "opinion" | "refund" | "extend" | "vary" | "reclassify" | "hand-over" | "receive" | "decline" | "recall" | "expire" | "transfer" | "finish" | "record-returned" | "correct";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommandBody"];
            };
        };
        responses: {
            /** @description Hồ sơ sau việc đó */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
            /** @description Đã xong, theo Prefer: return=minimal */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listForms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mẫu theo văn bản có hiệu lực ngày của từng việc */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormList"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
                /** @description Mẫu: receipt giấy tiếp nhận và hẹn trả, supplement yêu cầu bổ sung, refusal từ chối tiếp nhận, apology xin lỗi và hẹn lại, stop dừng giải quyết, control phiếu kiểm soát */
                form: "receipt" | "supplement" | "refusal" | "apology" | "stop" | "control";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mẫu đã điền; người nộp được che như khi xem hồ sơ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ai xóa, khi nào, theo căn cứ nào; null: chưa xóa */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseApplicant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureBody"];
            };
        };
        responses: {
            /** @description Lần xóa đã ghi */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewAttribution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Từ lúc tiếp nhận đến khi có kết quả, hoặc đến bây giờ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attribution"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các lần ghi, theo thứ tự */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listToldApplicant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các tin báo, mỗi việc và kênh một dòng */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToldApplicants"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryToldApplicant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
                /** @description Mã thông báo */
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sẽ gửi lại */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReads: {
        parameters: {
            query?: {
                /** @description Vị trí trang kế tiếp, lấy từ `next` */
                cursor?: string;
                /** @description Số dòng một trang */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một trang các lần xem */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalReads"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoAct: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoBody"];
            };
        };
        responses: {
            /** @description Hồ sơ như trước lần ghi đó; cả hai lần ghi còn trong lịch sử */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewDayBook: {
        parameters: {
            query: {
                /** @description Sổ của cơ quan này */
                agency: string;
                /** @description Ngày ghi; không ghi là hôm nay */
                day?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đã trả những gì, ai ghi; những gì không ghi được và vì sao */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayBook"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeDay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosingBody"];
            };
        };
        responses: {
            /** @description Theo thứ tự đã gửi */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Closing"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCorrections: {
        parameters: {
            query: {
                /** @description Chỉ hồ sơ cơ quan này chủ trì */
                agency?: string;
                /** @description Đính chính từ ngày này */
                from: string;
                /** @description … đến hết ngày này */
                to: string;
                /** @description Vị trí trang kế tiếp, lấy từ `next` */
                cursor?: string;
                /** @description Số dòng một trang */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một trang, mỗi đính chính với trước và sau */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionPage"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuestions: {
        parameters: {
            query?: {
                /** @description Hỏi cơ quan này, hoặc hồ sơ cơ quan này chủ trì */
                agency?: string;
                /** @description false: chỉ điều chưa ai trả lời; true: chỉ điều đã trả lời */
                answered?: "true" | "false";
                /** @description Vị trí trang kế tiếp, lấy từ `next` */
                cursor?: string;
                /** @description Số dòng một trang */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một trang */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionPage"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerBody"];
            };
        };
        responses: {
            /** @description Đã ghi chú; hồ sơ không đổi */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claimTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
                /** @description Mã bước, ví dụ tham-tra */
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hồ sơ, việc đã có người giữ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
                /** @description Mã bước, ví dụ tham-tra */
                task: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseBody"];
            };
        };
        responses: {
            /** @description Hồ sơ, việc lại chưa ai giữ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
                /** @description Mã bước, ví dụ tham-tra */
                task: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignBody"];
            };
        };
        responses: {
            /** @description Hồ sơ; người được giao nhận thông báo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delegateTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
                /** @description Mã bước, ví dụ tham-tra */
                task: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DelegateBody"];
            };
        };
        responses: {
            /** @description Hồ sơ; người nhận được thông báo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listColleagues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
                /** @description Mã bước, ví dụ tham-tra */
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Người của vai làm bước này */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueList"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAssignments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các lần nhận, nhả, giao, chuyển, theo thứ tự */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentList"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Theo thứ tự được ghi nhận */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandedPapers"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header: {
                /** @description Tên tệp, mã hóa phần trăm theo UTF-8 */
                "X-File-Name": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Tệp đã nhận, nằm trên đĩa */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedFile"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadFile: {
        parameters: {
            query?: {
                /** @description Mở ngay trong trình duyệt thay vì tải về; chỉ PDF, JPEG, PNG */
                inline?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description Mã tệp */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    escalateDossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EscalationBody"];
            };
        };
        responses: {
            /** @description Đã ghi nhận và báo */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Escalation"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description Chỉ việc của cơ quan này */
                agency?: string;
                role?: "desk" | "officer" | "head" | "chair";
                /** @description Mã thủ tục */
                procedure?: string;
                /** @description Chỉ việc của bước này, ví dụ ky-duyet */
                task?: string;
                /** @description overdue: bước hoặc hồ sơ đã quá hạn; within: cả hai còn hạn */
                standing?: "within" | "overdue";
                /** @description Hạn của bước (không có thì hạn trả hồ sơ) trước thời điểm này */
                dueBefore?: string;
                /** @description … từ thời điểm này */
                dueAfter?: string;
                /** @description me: việc bạn giữ, hoặc người bạn trực thay giữ; nobody: chưa ai nhận */
                holder?: "me" | "nobody";
                /** @description Tìm không cần dấu, khớp một phần bất kỳ (một, hai chữ: đầu từ): mã hồ sơ, tên thủ tục; tên và điện thoại người nộp ở những hồ sơ bạn được xem người nộp. Ví dụ: nguyen van an */
                q?: string;
                /** @description Vị trí trang kế tiếp, lấy từ `next` */
                cursor?: string;
                /** @description Số dòng một trang */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một trang việc */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSubstitutions: {
        parameters: {
            query?: {
                /** @description Vị trí trang kế tiếp, lấy từ `next` */
                cursor?: string;
                /** @description Số dòng một trang */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một trang */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubstitutionPage"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setSubstitution: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubstitutionBody"];
            };
        };
        responses: {
            /** @description Đã cử; người trực thay nhận thông báo */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Substitution"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSubstitution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã lần trực thay */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đã kết thúc; lần nữa cũng vậy */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                /** @description true: chỉ thông báo chưa đọc */
                unread?: "true" | "false";
                /** @description Vị trí trang kế tiếp, lấy từ `next` */
                cursor?: string;
                /** @description Số dòng một trang */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một trang thông báo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAllNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đã đánh dấu */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã thông báo */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đã đánh dấu; lần nữa cũng vậy */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProcedures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mọi phiên bản đã công bố */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedureList"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewProcedure: {
        parameters: {
            query?: {
                /** @description Không ghi: bản mới nhất */
                version?: number;
            };
            header?: never;
            path: {
                /** @description Mã thủ tục, ví dụ 1.001193 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Thủ tục */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Procedure"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    certifyProcedure: {
        parameters: {
            query?: {
                /** @description Không ghi: bản mới nhất */
                version?: number;
            };
            header?: {
                /** @description ETag của lần trước; còn như cũ thì trả lời 304 */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Mã thủ tục, ví dụ 1.001193 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Chứng nhận, hoặc vì sao không có */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedureCertificate"];
                };
            };
            /** @description Đang xét; `state` là under-way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedureCertificate"];
                };
            };
            /** @description Như bản mà If-None-Match nêu */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportProcedure: {
        parameters: {
            query: {
                /** @description Không ghi: bản mới nhất */
                version?: number;
                format: "svg" | "bpmn" | "docx";
            };
            header?: {
                /** @description ETag của lần trước; còn như cũ thì trả lời 304 */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Mã thủ tục, ví dụ 1.001193 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tệp tải về */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                    "application/xml": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            /** @description Như bản mà If-None-Match nêu */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printRegister: {
        parameters: {
            query: {
                /** @description Tiếp nhận từ ngày này */
                from: string;
                /** @description … đến hết ngày này */
                to: string;
            };
            header?: never;
            path: {
                /** @description Cơ quan tiếp nhận */
                agency: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hồ sơ tiếp nhận trong các ngày đó; người nộp được che như khi xem hồ sơ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReportLocks: {
        parameters: {
            query: {
                /** @description Cơ quan báo cáo */
                agency: string;
            };
            header?: never;
            path: {
                /** @description 2023-Q2, 2023-H1 hoặc 2023 */
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các bản đã khóa */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportLocks"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lockReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 2023-Q2, 2023-H1 hoặc 2023 */
                period: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LockReportBody"];
            };
        };
        responses: {
            /** @description Đã khóa */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportLock"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewMovedSinceLock: {
        parameters: {
            query: {
                /** @description Cơ quan báo cáo */
                agency: string;
                /** @description Vị trí trang kế tiếp, lấy từ `next` */
                cursor?: string;
                /** @description Số dòng một trang */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description 2023-Q2, 2023-H1 hoặc 2023 */
                period: string;
                /** @description Bản đã khóa: 1 là lần khóa đầu, lần phát hành lại sau là 2 … */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Số liệu khác và từng hồ sơ, theo mã */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovedSinceLock"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReportDrafts: {
        parameters: {
            query?: {
                /** @description Chỉ dự thảo của cơ quan này */
                agency?: string;
                /** @description Vị trí trang kế tiếp, lấy từ `next` */
                cursor?: string;
                /** @description Số dòng một trang */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một trang dự thảo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDrafts"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReportPeriods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tám quý và hai năm gần nhất, kể cả kỳ đang chạy, mới nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportPeriods"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewReport: {
        parameters: {
            query: {
                /** @description Cơ quan báo cáo */
                agency: string;
                /** @description Nhìn kỳ báo cáo tại thời điểm này */
                asOf?: string;
                /** @description Chỉ dùng những gì đã ghi nhận đến thời điểm này */
                asKnownAt?: string;
                /** @description Như đã khóa ở bản này, dù về sau ghi thêm gì; khi ấy bỏ qua `asOf`, `asKnownAt` */
                version?: number;
                format?: "json" | "xlsx" | "docx";
            };
            header?: never;
            path: {
                /** @description 2023-Q2, 2023-H1 hoặc 2023 */
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Báo cáo; xlsx và docx là tệp tải về */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewReportAnnex: {
        parameters: {
            query: {
                /** @description Cơ quan báo cáo */
                agency: string;
                /** @description Nhìn kỳ báo cáo tại thời điểm này */
                asOf?: string;
                /** @description Chỉ dùng những gì đã ghi nhận đến thời điểm này */
                asKnownAt?: string;
                /** @description Như đã khóa ở bản này, dù về sau ghi thêm gì; khi ấy bỏ qua `asOf`, `asKnownAt` */
                version?: number;
                format?: "json" | "xlsx" | "docx";
            };
            header?: never;
            path: {
                /** @description 2023-Q2, 2023-H1 hoặc 2023 */
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Phụ lục; xlsx và docx là tệp tải về */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportAnnex"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewCell: {
        parameters: {
            query: {
                /** @description Cơ quan báo cáo */
                agency: string;
                /** @description Nhìn kỳ báo cáo tại thời điểm này */
                asOf?: string;
                /** @description Chỉ dùng những gì đã ghi nhận đến thời điểm này */
                asKnownAt?: string;
                /** @description Như đã khóa ở bản này, dù về sau ghi thêm gì; khi ấy bỏ qua `asOf`, `asKnownAt` */
                version?: number;
                /** @description Vị trí trang kế tiếp, lấy từ `next` */
                cursor?: string;
                /** @description Số dòng một trang */
                limit?: number;
                /** @description Chỉ dòng của lĩnh vực này */
                field?: string;
                /** @description Chỉ dòng của đơn vị này */
                owner?: string;
            };
            header?: never;
            path: {
                /** @description 2023-Q2, 2023-H1 hoặc 2023 */
                period: string;
                /** @description Ô của biểu, ví dụ resolved.overdue */
                key: "received" | "carriedOver" | "inPeriod.total" | "inPeriod.online" | "inPeriod.direct" | "inPeriod.postal" | "resolved.total" | "resolved.early" | "resolved.onTime" | "resolved.overdue" | "inHand.total" | "inHand.within" | "inHand.overdue" | "memo.paused" | "memo.provisional" | "memo.returnedUnqualified" | "memo.rejected" | "memo.withdrawn" | "memo.stopped" | "memo.lateBeforeRestart" | "memo.reappointed" | "memo.withoutAppointment" | "memo.withoutAppointmentInHand" | "memo.digitisedIntake" | "memo.digitisedResult";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Con số và các hồ sơ của nó */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cell"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewPetitionReport: {
        parameters: {
            query: {
                /** @description Cơ quan báo cáo */
                agency: string;
                /** @description Nhìn kỳ báo cáo tại thời điểm này */
                asOf?: string;
                /** @description Chỉ dùng những gì đã ghi nhận đến thời điểm này */
                asKnownAt?: string;
                /** @description Như đã khóa ở bản này, dù về sau ghi thêm gì; khi ấy bỏ qua `asOf`, `asKnownAt` */
                version?: number;
                format?: "json" | "xlsx" | "docx";
            };
            header?: never;
            path: {
                /** @description 2023-Q2, 2023-H1 hoặc 2023 */
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Báo cáo; xlsx và docx là tệp tải về */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PetitionReport"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewPetitionCell: {
        parameters: {
            query: {
                /** @description Cơ quan báo cáo */
                agency: string;
                /** @description Nhìn kỳ báo cáo tại thời điểm này */
                asOf?: string;
                /** @description Chỉ dùng những gì đã ghi nhận đến thời điểm này */
                asKnownAt?: string;
                /** @description Như đã khóa ở bản này, dù về sau ghi thêm gì; khi ấy bỏ qua `asOf`, `asKnownAt` */
                version?: number;
                /** @description Vị trí trang kế tiếp, lấy từ `next` */
                cursor?: string;
                /** @description Số dòng một trang */
                limit?: number;
                /** @description Chỉ dòng có giá trị này, ví dụ hanh-vi */
                kind?: string;
                /** @description Chỉ dòng của đơn vị này */
                owner?: string;
            };
            header?: never;
            path: {
                /** @description 2023-Q2, 2023-H1 hoặc 2023 */
                period: string;
                /** @description Ô của biểu, ví dụ published */
                key: "received" | "carriedOver" | "inPeriod" | "handled" | "inHand" | "published";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Con số và các hồ sơ của nó */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cell"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReorganisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mỗi kế hoạch: sáp nhập, giải thể gì; đã chuyển bao nhiêu; còn gì */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reorganisations"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAgencies: {
        parameters: {
            query?: {
                /** @description Danh mục có hiệu lực ngày này; không ghi là hôm nay */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các cơ quan có hiệu lực */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyList"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setAgencyCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã cơ quan */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Mã định danh dùng trong mã hồ sơ, ví dụ 000.22.24.H23 hoặc H23.124.05 */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Cơ quan; hồ sơ nộp từ nay lấy mã bắt đầu bằng mã này */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAgencyPeople: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã cơ quan */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Theo tên */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyPeople"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followChanges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listPartners: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mọi đối tác; không bao giờ kèm khóa ký */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerList"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPartner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPartnerBody"];
            };
        };
        responses: {
            /** @description Khóa ký chung; chỉ nói một lần */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerSecret"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã đối tác */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnerBody"];
            };
        };
        responses: {
            /** @description Đã sửa */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotatePartnerSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã đối tác */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateSecretBody"];
            };
        };
        responses: {
            /** @description Khóa ký mới; chỉ nói một lần */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerSecret"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pausePartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã đối tác */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đã tạm ngừng */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumePartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã đối tác */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đã hoạt động lại */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testPartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã đối tác */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tin thử đã xếp hàng */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestMessage"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPartnerLines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã đối tác */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đã thôi thử trước, rồi thiếu tin, rồi đang chờ; nhiều nhất 200 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerLines"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayPartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã đối tác */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayBody"];
            };
        };
        responses: {
            /** @description Sẽ được thử lại */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replayed"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    skipPartnerMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã đối tác */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkipMessageBody"];
            };
        };
        responses: {
            /** @description Đã bỏ qua */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveMessage: {
        parameters: {
            query?: never;
            header: {
                /** @description Mã đối tác mà hệ thống này đặt cho bên gửi */
                "motcua-partner": string;
                "webhook-id": string;
                /** @description Giây từ 1970; lệch quá năm phút thì không nhận */
                "webhook-timestamp": string;
                /** @description Standard Webhooks: v1,base64(HMAC-SHA256(khóa, "id.giờ.nội dung")) */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExchangeMessage"];
            };
        };
        responses: {
            /** @description Đã biết tin này từ trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageKept"];
                };
            };
            /** @description Đã giữ tin; sẽ thực hiện khi đến lượt */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageKept"];
                };
            };
            /**
             * @description Lỗi (RFC 9457)
             *
             *     Lỗi (RFC 9457)
             */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewRegistration: {
        parameters: {
            query?: never;
            header: {
                /** @description Mã đối tác mà hệ thống này đặt cho bên gửi */
                "motcua-partner": string;
                /** @description Mã tin, không đổi khi gửi lại */
                "webhook-id": string;
                /** @description Giây từ 1970; lệch quá năm phút thì không nhận */
                "webhook-timestamp": string;
                /** @description Standard Webhooks: v1,base64(HMAC-SHA256(khóa, "id.giờ.nội dung")) */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đăng ký của bên gọi */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registration"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fetchModel: {
        parameters: {
            query?: never;
            header: {
                /** @description Mã đối tác mà hệ thống này đặt cho bên gửi */
                "motcua-partner": string;
                /** @description Mã tin, không đổi khi gửi lại */
                "webhook-id": string;
                /** @description Giây từ 1970; lệch quá năm phút thì không nhận */
                "webhook-timestamp": string;
                /** @description Standard Webhooks: v1,base64(HMAC-SHA256(khóa, "id.giờ.nội dung")) */
                "webhook-signature": string;
            };
            path: {
                pin: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Định nghĩa và máy trạng thái */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedModel"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSharedDossiers: {
        parameters: {
            query?: {
                /** @description Mã hồ sơ cuối của trang trước */
                after?: string;
            };
            header: {
                /** @description Mã đối tác mà hệ thống này đặt cho bên gửi */
                "motcua-partner": string;
                /** @description Mã tin, không đổi khi gửi lại */
                "webhook-id": string;
                /** @description Giây từ 1970; lệch quá năm phút thì không nhận */
                "webhook-timestamp": string;
                /** @description Standard Webhooks: v1,base64(HMAC-SHA256(khóa, "id.giờ.nội dung")) */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một trang, theo mã hồ sơ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedDossierPage"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fetchSharedFile: {
        parameters: {
            query?: never;
            header: {
                /** @description Mã đối tác mà hệ thống này đặt cho bên gửi */
                "motcua-partner": string;
                /** @description Mã tin, không đổi khi gửi lại */
                "webhook-id": string;
                /** @description Giây từ 1970; lệch quá năm phút thì không nhận */
                "webhook-timestamp": string;
                /** @description Standard Webhooks: v1,base64(HMAC-SHA256(khóa, "id.giờ.nội dung")) */
                "webhook-signature": string;
            };
            path: {
                /** @description Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007 */
                id: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reconcilePartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã đối tác */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Kết quả đối soát */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reconciled"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDifferences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã đối tác */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cũ nhất trước; nhiều nhất 200 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeDifferences"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resyncDossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã đối tác */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResyncBody"];
            };
        };
        responses: {
            /** @description Đã xếp hàng */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Còn sống */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sẵn sàng; 503 khi không */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Phiên hiện tại; chưa đăng nhập thì `account` là null */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginBody"];
            };
        };
        responses: {
            /** @description Phiên mới, trong cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đã đăng xuất */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            /** @description Phiên mới; mọi phiên cũ đã chấm dứt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginOidc: {
        parameters: {
            query?: {
                /** @description Trang muốn đến sau khi đăng nhập; chỉ đường dẫn của hệ thống này */
                next?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đến nhà cung cấp định danh */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishOidc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đến `next` với một phiên mới; không thành: đến `/dang-nhap?loi=` oidc-unknown, oidc-failed, oidc-unavailable hoặc oidc-not-configured */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mọi tài khoản, kể cả đã khóa */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountList"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccountBody"];
            };
        };
        responses: {
            /** @description Tài khoản và mật khẩu dùng một lần */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewAccount"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Tên đăng nhập */
                username: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantsBody"];
            };
        };
        responses: {
            /** @description Tài khoản */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Tên đăng nhập */
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mật khẩu mới; mọi phiên của tài khoản đã chấm dứt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimePassword"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Tên đăng nhập */
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đã khóa; mọi phiên của tài khoản đã chấm dứt */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Tên đăng nhập */
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đã mở khóa; mật khẩu và các vai như trước khi khóa */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mọi khóa, kể cả đã thu hồi; không bao giờ kèm phần bí mật */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKeyBody"];
            };
        };
        responses: {
            /** @description Khóa; chỉ nói một lần */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đã thu hồi */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Lỗi (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

export declare const GIVES_BACK_A_CALL: { selector: string; message: string }[];

export declare const root: string;
export declare function caseFiles(): string[];

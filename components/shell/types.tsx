export interface NavItem {
  label: string;
  href: string;
  /** An icon element, as `<House />`. */
  icon: React.ReactNode;
  /** How many wait there; not shown when 0. */
  count?: number;
}

export interface NavGroup {
  /** Stands above the group; a workspace's name. */
  label?: string;
  items: NavItem[];
}

export interface Person {
  name: string;
  email: string;
  /** Where the person changes name and password. */
  accountHref?: string;
}

export interface CurrentEnvironment {
  name: string;
  production: boolean;
}

/** A page or record that the navigation search can open. */
export interface SearchHit {
  label: string;
  /** What it is, as in "Customer". */
  kind: string;
  href: string;
}

/** Finds the records whose name matches, for the person who asks; a server action. */
export type RecordSearch = (query: string) => Promise<SearchHit[]>;
